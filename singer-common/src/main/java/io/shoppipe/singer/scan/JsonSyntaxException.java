package io.shoppipe.singer.scan;

/** The bytes are not JSON. No stack trace: it is a verdict on data. */
public final class JsonSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int position;

  /** {@code position}: the index of the byte that is wrong. */
  JsonSyntaxException(int position, String reason) {
    super(reason, null, false, false);
    this.position = position;
  }

  /** What is wrong, such as {@code "a colon was expected, not 'x'"}. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Where, as an index into the bytes. */
  public int position() {
    return position;
  }
}
