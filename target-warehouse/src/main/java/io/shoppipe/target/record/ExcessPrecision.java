package io.shoppipe.target.record;

/** What is done with parts of a microsecond. */
public enum ExcessPrecision {
  FAIL,
  ROUND,

  /** They are dropped, and a leap second is the next minute's first: for metadata, no setting. */
  CUT
}
