package io.shoppipe.target.record;

import io.shoppipe.singer.error.OneLine;

/**
 * A value that breaks its schema or can't arrive exactly. No stack trace: it is a verdict on data.
 */
public final class RefusedValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 80;

  private final boolean showsValue;

  /** {@code reason} says why and what to do, without naming stream, line, field or value. */
  public RefusedValueException(String reason) {
    this(reason, false);
  }

  private RefusedValueException(String reason, boolean showsValue) {
    super(reason, null, false, false);
    this.showsValue = showsValue;
  }

  /** A refusal that shows the value, cut to 80 characters. */
  static RefusedValueException of(String value, String reason) {
    String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    return new RefusedValueException("the value " + OneLine.of(shown) + " " + reason, true);
  }

  /** The same refusal with the value, unless it shows it already. */
  RefusedValueException showing(String value) {
    return showsValue ? this : of(value, reason());
  }

  boolean showsValue() {
    return showsValue;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
