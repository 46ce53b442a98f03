package io.shoppipe.target.input;

import io.shoppipe.singer.error.SingerException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the message that is being read; one object for all messages. The parts that are JSON
 * themselves are kept as places in the line. Not thread-safe.
 */
final class Envelope {
  @Nullable String type;
  @Nullable String stream;
  @Nullable Long version;
  boolean recordSkipped;
  boolean versionIsOdd;
  final Slice extractedAt = new Slice();
  final Slice value = new Slice();
  final Slice schema = new Slice();
  final Slice keyProperties = new Slice();
  final Slice encoding = new Slice();
  final Slice manifest = new Slice();

  /** The record of a stream that is mapped. */
  final Slice record = new Slice();

  /** A part of the line; empty where the message lacks it. */
  static final class Slice {
    int start;
    int end;

    boolean isEmpty() {
      return end == start;
    }

    void set(int from, int to) {
      start = from;
      end = to;
    }
  }

  /**
   * Forgets the message before; {@code type} and {@code stream} may be known from a first reading
   * of the same line.
   */
  void begin(@Nullable String knownType, @Nullable String knownStream) {
    type = knownType;
    stream = knownStream;
    version = null;
    recordSkipped = false;
    versionIsOdd = false;
    extractedAt.set(0, 0);
    value.set(0, 0);
    schema.set(0, 0);
    keyProperties.set(0, 0);
    record.set(0, 0);
    encoding.set(0, 0);
    manifest.set(0, 0);
  }

  /** The version; null for none. What is no integer is refused. */
  @Nullable Long version(Supplier<String> where) {
    if (versionIsOdd) {
      throw SingerException.data(where.get() + ": 'version' must be an integer. Mend the tap.");
    }
    return version;
  }

  boolean isRecord() {
    return "RECORD".equals(type);
  }
}
