package io.shoppipe.store.api;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A place that holds objects. Every failure is a SingerException of one line: configuration (3)
 * where something is not there or not allowed, external (5) where a retry may help. Thread-safe.
 */
public interface ObjectStore extends AutoCloseable {
  /** The objects whose keys match the pattern, by key. */
  List<StoredObject> list(Address pattern);

  /** The object; empty where there is none. */
  Optional<StoredObject> stat(Address address);

  /** Its content; fails if the object is not any more what it was when it was looked at. */
  InputStream open(StoredObject object);

  /** {@code length} bytes of its content from {@code start} on; fewer where it ends before. */
  InputStream open(StoredObject object, long start, long length);

  /** Stores the file's content whole or not at all; what was there is replaced. */
  void put(Address address, Path content);

  /** Removes the object; nothing happens where there is none. */
  void delete(Address address);

  @Override
  void close();
}
