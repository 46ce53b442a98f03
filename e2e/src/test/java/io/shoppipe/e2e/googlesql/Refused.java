package io.shoppipe.e2e.googlesql;

/** A statement that BigQuery does not take, and why. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refused(String why) {
    super(why);
  }

  Refused(String why, Throwable cause) {
    super(why, cause);
  }
}
