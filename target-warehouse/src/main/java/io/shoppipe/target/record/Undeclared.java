package io.shoppipe.target.record;

/** What becomes of a record's field that its schema does not declare. */
public enum Undeclared {
  /** It is left out, counted and told once. */
  IGNORE,
  /** It becomes a column, typed by its values. */
  ADD,
  /** The record is refused. */
  FAIL
}
