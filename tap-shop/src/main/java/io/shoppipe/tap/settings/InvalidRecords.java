package io.shoppipe.tap.settings;

/** What becomes of a record that breaks its stream's schema. */
public enum InvalidRecords {
  /** It ends the run. */
  FAIL,
  /** It is left out, counted and told. */
  SKIP
}
