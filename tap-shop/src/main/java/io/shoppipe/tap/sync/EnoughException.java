package io.shoppipe.tap.sync;

/** No more records are wanted of a stream. No stack trace: it steers. */
final class EnoughException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EnoughException() {
    super(null, null, false, false);
  }
}
