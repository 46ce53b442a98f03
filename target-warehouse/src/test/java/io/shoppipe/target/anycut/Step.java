package io.shoppipe.target.anycut;

/** One thing that a stream does. */
sealed interface Step {
  /**
   * A record. {@code value} decides all its values, the bits of {@code present} which of its fields
   * are there.
   */
  record Row(int key, int value, int present) implements Step {}

  /** The schema declares a field otherwise from now on; level 0: not at all. */
  record Declare(Field field, int level) implements Step {}

  /** A full table begins anew; {@code ended}: the version before was activated. */
  record NextVersion(boolean ended) implements Step {}
}
