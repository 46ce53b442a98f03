package io.shoppipe.tap.http;

/** The source refused a request with a status that another attempt would not change. */
final class StatusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  StatusException(int status) {
    super("status " + status);
    this.status = status;
  }

  int status() {
    return status;
  }
}
