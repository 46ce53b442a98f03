package io.shoppipe.target.load;

/**
 * What came of one stream in this run, and how much of it may be claimed as committed: the counts
 * as they are now, as they were at the last STATE, and as they were at the last STATE before the
 * states began to wait for a refresh. Not thread-safe.
 */
final class StreamTally {
  /** Counts up to some point; {@code last}: the number of the last record or reject in them. */
  record Counts(long records, long rejects, long bytes, long last) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    /** All that came: rows and refused records. */
    long came() {
      return records + rejects;
    }

    /** Without a record's own equals, which takes milliseconds to link. */
    boolean same(Counts other) {
      return records == other.records
          && rejects == other.rejects
          && bytes == other.bytes
          && last == other.last;
    }
  }

  private long records;
  private long rejects;
  private long bytes;
  private long last;
  private boolean touched;
  private Counts atState = Counts.NONE;
  private Counts beforeRefresh = Counts.NONE;
  private boolean held;
  private Counts proposed = Counts.NONE;
  private Counts claimed = Counts.NONE;

  /** A record went into a row of this number. */
  void loaded(long number) {
    records++;
    last = number;
  }

  /** A record was refused and put aside under this number. */
  void rejected(long number) {
    rejects++;
    last = number;
  }

  /** So many bytes of input were a record; true for the first one since the last STATE. */
  boolean read(int size) {
    bytes += size;
    boolean first = !touched;
    touched = true;
    return first;
  }

  /** A STATE came. {@code refreshing}: it waits for a refresh of some stream. */
  void mark(boolean refreshing) {
    touched = false;
    beforeRefresh = refreshing && held ? beforeRefresh : atState;
    held = refreshing;
    atState = now();
  }

  /** Records that became rows. */
  long records() {
    return records;
  }

  long rejects() {
    return rejects;
  }

  Counts now() {
    return new Counts(records, rejects, bytes, last);
  }

  /**
   * What can be claimed once rows up to a number are committed: never more than is, perhaps less.
   * Whether that is news.
   */
  boolean propose(long upTo) {
    proposed = claimed;
    if (last <= upTo) {
      proposed = now();
    } else if (atState.last() <= upTo && atState.came() > claimed.came()) {
      proposed = atState;
    } else if (beforeRefresh.last() <= upTo && beforeRefresh.came() > claimed.came()) {
      proposed = beforeRefresh;
    }
    return !proposed.same(claimed);
  }

  /** What is proposed, until it is committed. */
  Counts proposed() {
    return proposed;
  }

  /** What was proposed is committed; returns what was claimed before. */
  Counts settle() {
    Counts before = claimed;
    claimed = proposed;
    return before;
  }

  /** What is committed for certain. */
  Counts claimed() {
    return claimed;
  }
}
