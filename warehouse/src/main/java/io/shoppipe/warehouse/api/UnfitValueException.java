package io.shoppipe.warehouse.api;

/**
 * A value that its column can't hold exactly. The message says why, without naming stream or field.
 * No stack trace: it is a verdict on data.
 */
public final class UnfitValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnfitValueException(String reason) {
    super(reason, null, false, false);
  }

  /** The reason, such as {@code "is beyond BIGINT (-2^63 to 2^63-1)"}. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
