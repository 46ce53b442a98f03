package io.shoppipe.target.input;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What stood before the last line's record, when that was its type and stream only: where the same
 * bytes begin the next line, they need not be read again. Immutable.
 */
final class RecordPrefix {
  /** Begins no line. */
  static final RecordPrefix NONE = new RecordPrefix(new byte[0], null, null);

  private final byte[] bytes;
  private final @Nullable String type;
  private final @Nullable String stream;

  private RecordPrefix(byte[] bytes, @Nullable String type, @Nullable String stream) {
    this.bytes = bytes;
    this.type = type;
    this.stream = stream;
  }

  static RecordPrefix of(byte[] line, int start, int record, Envelope envelope) {
    return new RecordPrefix(
        Arrays.copyOfRange(line, start, record), envelope.type, envelope.stream);
  }

  @Nullable String type() {
    return type;
  }

  @Nullable String stream() {
    return stream;
  }

  int length() {
    return bytes.length;
  }

  boolean isAt(byte[] line, int start, int end) {
    int stop = start + bytes.length;
    return bytes.length > 0
        && stop <= end
        && Arrays.equals(line, start, stop, bytes, 0, bytes.length);
  }
}
