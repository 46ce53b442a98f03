package io.shoppipe.tap.csv;

/** The file ended within quotes. */
public final class OpenQuoteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long from;
  private final long to;
  private final int cell;

  OpenQuoteException(long from, long to, int cell) {
    this.from = from;
    this.to = to;
    this.cell = cell;
  }

  /** The line in which the quote stands. */
  public long from() {
    return from;
  }

  /** The file's last line. */
  public long to() {
    return to;
  }

  /** The cell's number in its row, from 0. */
  public int cell() {
    return cell;
  }
}
