package io.shoppipe.singer.map;

/** An expression that can't be understood; {@link StreamMaps} says where it stands. */
final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  SyntaxException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
