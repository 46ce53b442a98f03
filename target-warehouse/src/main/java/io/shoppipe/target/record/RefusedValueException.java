package io.shoppipe.target.record;

/**
 * A value that breaks its schema or can't arrive exactly. No stack trace: it is a verdict on data.
 */
public final class RefusedValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 80;

  /** {@code reason} says why and what to do, without naming stream, line or field. */
  public RefusedValueException(String reason) {
    super(reason, null, false, false);
  }

  /** A refusal that shows the value, cut to 80 characters. */
  static RefusedValueException of(String value, String reason) {
    String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    return new RefusedValueException("the value " + shown.replace('\n', ' ') + " " + reason);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
