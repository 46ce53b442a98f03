package io.shoppipe.target.load;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is being loaded whole: its rows wait in staging until it is known to be complete.
 * Not thread-safe.
 */
final class Refresh {
  private @Nullable Long version;
  private final Stagings stagings;
  private boolean announced;
  private final List<Refresh> former;
  private boolean activated;
  private long activatedAt = Long.MAX_VALUE;
  private long rejects;
  private boolean refused;

  /**
   * {@code version} is null where the records carry none. {@code former}: whole ones that were not
   * committed yet when this one began.
   */
  Refresh(@Nullable Long version, Stagings stagings, List<Refresh> former) {
    this.version = version;
    this.stagings = stagings;
    this.former = List.copyOf(former);
  }

  /** The former ones, then this one. */
  Stream<Refresh> all() {
    return Stream.concat(former.stream(), Stream.of(this));
  }

  /**
   * Those that are committed before a newer version, which begins now: rows that only they have are
   * to be there, marked as deleted, whether a commit came between or not.
   */
  List<Refresh> kept() {
    return activated ? all().toList() : former;
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

  /** The tap said that this version takes the table's place. */
  void announce() {
    announced = true;
  }

  boolean announced() {
    return announced;
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
