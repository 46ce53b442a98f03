package io.shoppipe.target.load;

/** What came of one stream in this run. Not thread-safe. */
final class StreamTally {
  private long records;
  private long rejects;
  private long bytes;

  /** A record went into a row. */
  void loaded() {
    records++;
  }

  /** A record was refused and put aside. */
  void rejected() {
    rejects++;
  }

  /** So many bytes of input were a record. */
  void read(int size) {
    bytes += size;
  }

  /** Records that became rows. */
  long records() {
    return records;
  }

  long rejects() {
    return rejects;
  }

  /** Bytes of input, refused records too. */
  long bytes() {
    return bytes;
  }
}
