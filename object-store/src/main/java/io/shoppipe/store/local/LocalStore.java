package io.shoppipe.store.local;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.ChangedException;
import io.shoppipe.store.api.Glob;
import io.shoppipe.store.api.Missing;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.api.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Files of this machine; relative paths begin in the process's folder. */
public final class LocalStore implements ObjectStore {
  @Override
  public List<StoredObject> list(Address pattern) {
    Glob glob = Glob.of(pattern.key());
    String prefix = glob.prefix();
    Path start = Path.of(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> found =
        Files.walk(start, depth(pattern.key()), FileVisitOption.FOLLOW_LINKS)) {
      return found
          .filter(path -> glob.matches(key(path)) && Files.isRegularFile(path))
          .map(path -> look(pattern.withKey(key(path)), path))
          .flatMap(Optional::stream)
          .sorted(Comparator.comparing(StoredObject::address))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(pattern, e);
    }
  }

  @Override
  public Optional<StoredObject> stat(Address address) {
    Path path = Path.of(address.key());
    if (Files.isDirectory(path)) {
      throw SingerException.config(
          address + " is a folder, not a file. Write " + address + "/*.csv for the files in it.");
    }
    return look(address, path);
  }

  @Override
  public InputStream open(StoredObject object) {
    Address address = object.address();
    try {
      StoredObject now = stat(address).orElseThrow(() -> vanished(address));
      if (!now.etag().equals(object.etag())) {
        throw changed(address);
      }
      return new LocalStream(Files.newInputStream(Path.of(address.key())), this, object);
    } catch (IOException e) {
      throw unreadable(address, e);
    }
  }

  @Override
  public InputStream open(StoredObject object, long start, long length) {
    InputStream in = open(object);
    try {
      in.skipNBytes(start);
      return new LimitedStream(in, length);
    } catch (IOException e) {
      throw unreadable(object.address(), e);
    }
  }

  @Override
  public void put(Address address, Path content) {
    Path to = Path.of(address.key()).toAbsolutePath();
    try {
      Path folder = Files.createDirectories(Optional.ofNullable(to.getParent()).orElse(to));
      Path aside = Files.createTempFile(folder, ".", ".part");
      try {
        Files.copy(content, aside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException e) {
      throw SingerException.external(
          address + " can't be written: " + reason(e) + ". Check the folder and its rights.", e);
    }
  }

  @Override
  public void delete(Address address) {
    try {
      Files.deleteIfExists(Path.of(address.key()));
    } catch (IOException e) {
      throw SingerException.external(
          address + " can't be deleted: " + reason(e) + ". Check the folder's rights.", e);
    }
  }

  @Override
  public void close() {}

  /** The object is not any more what it was. */
  SingerException changed(Address address) {
    return new ChangedException(
        address
            + " changed while it was read. Run again when it is complete, or set"
            + " wait_for.stable_seconds.");
  }

  /** Why the file can't be read. */
  SingerException unreadable(Address address, Exception e) {
    if (e instanceof NoSuchFileException) {
      return vanished(address);
    }
    String what = address + " can't be read: " + reason(e);
    return e instanceof AccessDeniedException || e.getCause() instanceof AccessDeniedException
        ? SingerException.config(what + ". Give this user the right to read it.")
        : SingerException.external(what + ". Check the disk, then run again.", e);
  }

  private SingerException vanished(Address address) {
    return new ChangedException(
        address
            + " was there when the folder was listed, and is gone now. "
            + Missing.listing(address, this)
            + " Run again.");
  }

  private static String reason(Exception e) {
    if (e instanceof AccessDeniedException || e.getCause() instanceof AccessDeniedException) {
      return "access denied";
    }
    return String.valueOf(e.getMessage());
  }

  private static Optional<StoredObject> look(Address address, Path path) {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      long changed = now.lastModifiedTime().to(TimeUnit.NANOSECONDS);
      String etag = Long.toHexString(changed) + "-" + Long.toHexString(now.size());
      return Optional.of(
          new StoredObject(address, now.size(), etag, now.lastModifiedTime().toInstant()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A pattern without {@code **} needs no look below its last folder. */
  private static int depth(String pattern) {
    String prefix = Glob.of(pattern).prefix();
    String rest = pattern.substring(prefix.lastIndexOf('/') + 1);
    return rest.contains("**")
        ? Integer.MAX_VALUE
        : 1 + (int) rest.chars().filter(c -> c == '/').count();
  }

  private static String key(Path path) {
    return path.toString();
  }
}
