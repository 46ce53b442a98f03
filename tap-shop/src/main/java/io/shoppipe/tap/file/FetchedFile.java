package io.shoppipe.tap.file;

import io.shoppipe.store.api.StoredObject;
import java.nio.file.Path;

/** A copy of a file; {@code rows} counts its records, no header among them. */
public record FetchedFile(StoredObject source, Path path, long rows) {
  FetchedFile withRows(long count) {
    return new FetchedFile(source, path, count);
  }
}
