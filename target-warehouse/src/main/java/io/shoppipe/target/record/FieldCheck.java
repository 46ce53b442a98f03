package io.shoppipe.target.record;

import io.shoppipe.singer.scan.JsonScanner;

/**
 * Holds a converted value against the keywords that conversion doesn't check (enum, pattern,
 * bounds, nested schemas …).
 */
interface FieldCheck {
  FieldCheck NONE = (in, start) -> {};

  /** Judges the value at {@code start}, which was read; the scanner stands behind it again. */
  void check(JsonScanner in, int start);
}
