package io.shoppipe.tap.csv;

/** A row is longer than it may be. */
public final class LongRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long line;
  private final int most;

  LongRowException(long line, int most) {
    this.line = line;
    this.most = most;
  }

  /** The line in which the row begins. */
  public long line() {
    return line;
  }

  /** The bytes that it may have. */
  public int most() {
    return most;
  }
}
