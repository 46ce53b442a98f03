package io.shoppipe.target.load;

import org.jspecify.annotations.Nullable;

/**
 * A stream that is being loaded whole: its rows wait in staging until it is known to be complete.
 * Not thread-safe.
 */
final class Refresh {
  private @Nullable Long version;
  private final Stagings stagings;
  private final boolean ofFreshTable;
  private boolean activated;
  private long activatedAt = Long.MAX_VALUE;

  /** {@code version} is null where the records carry none. */
  Refresh(@Nullable Long version, Stagings stagings) {
    this(version, stagings, false);
  }

  /** {@code ofFreshTable}: all rows of the table are this run's, so that none can be missing. */
  Refresh(@Nullable Long version, Stagings stagings, boolean ofFreshTable) {
    this.version = version;
    this.stagings = stagings;
    this.ofFreshTable = ofFreshTable;
  }

  boolean ofFreshTable() {
    return ofFreshTable;
  }

  Stagings stagings() {
    return stagings;
  }

  @Nullable Long version() {
    return version;
  }

  void adopt(long version) {
    this.version = version;
  }

  /** The tap said that the version is whole, after the record of this number. */
  void activate(long number) {
    activated = true;
    activatedAt = number;
  }

  /** Whether the rows up to a number are all of it. */
  boolean completeAt(long upTo) {
    return activated && activatedAt <= upTo && stagings.lastNumber() <= upTo;
  }

  boolean activated() {
    return activated;
  }
}
