package io.shoppipe.target.record;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SecretNames;
import io.shoppipe.singer.error.SingerException;

/**
 * A record that can't be loaded as its stream's schema and settings ask. Ends the run, or puts the
 * record aside where {@code on_invalid_record} says so.
 */
public final class RefusedRecordException extends SingerException {
  private static final long serialVersionUID = 1L;
  private static final String VALUE = "the value ";

  private final String stream;
  private final String field;
  private final String reason;

  /** {@code field} is empty where the record as a whole is refused; {@code where}: the line. */
  public RefusedRecordException(String where, String stream, String field, String reason) {
    super(
        ErrorKind.DATA,
        where
            + ", stream '"
            + stream
            + (field.isEmpty() ? "'" : "', field '" + field + "'")
            + ": "
            + shown(field, reason)
            + ". Mend the record or its schema in the tap, then run again from the last state;"
            + " or set on_invalid_record to quarantine.");
    this.stream = stream;
    this.field = field;
    this.reason = shown(field, reason);
  }

  public String stream() {
    return stream;
  }

  public String field() {
    return field;
  }

  /** Why, without place and remedy. */
  public String reason() {
    return reason;
  }

  /** A field whose name tells of a secret is not quoted. */
  private static String shown(String field, String reason) {
    return reason.startsWith(VALUE) && SecretNames.tells(field)
        ? "its value, which is not shown since the name tells of a secret, does not fit its schema"
        : reason;
  }
}
