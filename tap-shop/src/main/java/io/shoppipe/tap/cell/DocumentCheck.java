package io.shoppipe.tap.cell;

import java.io.IOException;

/** Tells of objects and lists whether they can leave as they stand. Not thread-safe. */
@FunctionalInterface
public interface DocumentCheck {
  /** Says so of none: the record must be looked at as a whole. */
  DocumentCheck NONE = (json, start, end) -> false;

  /** False, too, where the bytes from {@code start} to {@code end} are no JSON. */
  boolean holds(byte[] json, int start, int end) throws IOException;
}
