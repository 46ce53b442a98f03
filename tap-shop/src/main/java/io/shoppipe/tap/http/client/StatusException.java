package io.shoppipe.tap.http.client;

/** The source refused a request with a status that another attempt would not change. */
final class StatusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Call refused;

  /** {@code refused} is the request as it was sent. */
  StatusException(int status, Call refused) {
    super("status " + status);
    this.status = status;
    this.refused = refused;
  }

  Call refused() {
    return refused;
  }

  int status() {
    return status;
  }
}
