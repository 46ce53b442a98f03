package io.shoppipe.target.anycut;

import java.util.List;

/**
 * A stream, with its child stream where {@code parts}. {@code before}: how many of its steps belong
 * to the first of the two runs.
 */
record GeneratedStream(
    Keying keying, Versions versions, boolean parts, int before, List<Step> steps) {
  /** Its key. */
  enum Keying {
    NONE,
    ONE,
    TWO
  }

  /** How it tells that its table is loaded whole. */
  enum Versions {
    NONE,
    /** Records carry the version, which is activated behind them. */
    BEHIND,
    /** The version is activated first, the records carry none. */
    FIRST,
    /** Activated at both ends; records carry it. */
    AROUND
  }

  GeneratedStream {
    steps = List.copyOf(steps);
  }

  boolean hasParts() {
    return parts && keying != Keying.NONE && versions == Versions.NONE;
  }

  List<Step> stepsOf(int run) {
    int cut = Math.min(before, steps.size());
    return run == 0 ? steps.subList(0, cut) : steps.subList(cut, steps.size());
  }
}
