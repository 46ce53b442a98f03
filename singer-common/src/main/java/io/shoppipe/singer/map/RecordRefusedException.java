package io.shoppipe.singer.map;

/**
 * A record whose map or filter fails. The caller adds stream and line. No stack trace: it is a
 * verdict on data.
 */
public final class RecordRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  RecordRefusedException(String field, String reason) {
    super(reason, null, false, false);
    this.field = field;
  }

  /** The property whose expression failed, or {@code __filter__}. */
  public String field() {
    return field;
  }

  /** Why, without a full stop. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
