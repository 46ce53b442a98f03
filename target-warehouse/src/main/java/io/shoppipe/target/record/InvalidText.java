package io.shoppipe.target.record;

/** What is done with characters that a column can't hold. */
public enum InvalidText {
  REPLACE,
  FAIL
}
