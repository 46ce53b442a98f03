package io.shoppipe.target.load;

import org.jspecify.annotations.Nullable;

/**
 * A stream that is being loaded whole: its rows wait in staging until it is known to be complete.
 * Not thread-safe.
 */
final class Refresh {
  private @Nullable Long version;
  private final Stagings stagings;
  private boolean activated;
  private long activatedAt = Long.MAX_VALUE;
  private long rejects;
  private boolean refused;

  /** {@code version} is null where the records carry none. */
  Refresh(@Nullable Long version, Stagings stagings) {
    this.version = version;
    this.stagings = stagings;
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
    return !refused && activated && activatedAt <= upTo && stagings.lastNumber() <= upTo;
  }

  /** One of its records was refused. */
  void rejected() {
    rejects++;
  }

  long rejects() {
    return rejects;
  }

  /** It must not take the table's place. */
  void refuse() {
    refused = true;
  }

  boolean activated() {
    return activated;
  }
}
