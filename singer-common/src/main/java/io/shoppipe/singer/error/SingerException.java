package io.shoppipe.singer.error;

import org.jspecify.annotations.Nullable;

/**
 * An expected failure. Its message is one line for the user: what failed, where (file and line,
 * stream, field, table), why, and what to do now; of a config, a line for each problem. Secrets are
 * masked when it is made, and what the input calls things does not break the line.
 */
public class SingerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;

  public SingerException(ErrorKind kind, String message) {
    this(kind, message, null);
  }

  public SingerException(ErrorKind kind, String message, @Nullable Throwable cause) {
    super(
        kind == ErrorKind.DATA ? OneLine.of(Secrets.mask(message)) : Secrets.mask(message), cause);
    this.kind = kind;
  }

  public static SingerException usage(String message) {
    return new SingerException(ErrorKind.USAGE, message);
  }

  public static SingerException config(String message) {
    return new SingerException(ErrorKind.CONFIG, message);
  }

  public static SingerException data(String message) {
    return new SingerException(ErrorKind.DATA, message);
  }

  public static SingerException external(String message, @Nullable Throwable cause) {
    return new SingerException(ErrorKind.EXTERNAL, message, cause);
  }

  public final ErrorKind kind() {
    return kind;
  }

  /** The message; never null here. */
  @Override
  public final String getMessage() {
    String message = super.getMessage();
    return message == null ? kind.name() : message;
  }
}
