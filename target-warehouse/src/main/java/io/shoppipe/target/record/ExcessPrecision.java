package io.shoppipe.target.record;

/** What is done with parts of a microsecond. */
public enum ExcessPrecision {
  FAIL,
  ROUND
}
