package io.shoppipe.target.cli;

/** A command that can tell what it did, once it has run. */
interface Counted {
  /** What it moved: rows, and one line for people. */
  record Tally(long rows, String detail) {}

  Tally tally();
}
