package io.shoppipe.target.input;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.singer.scan.NameTable;
import io.shoppipe.singer.scan.NumberScan;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads one message's parts into its envelope. Not thread-safe. */
final class EnvelopeReader {
  private static final NameTable PARTS =
      new NameTable(
          List.of(
              "type",
              "stream",
              "record",
              "version",
              "time_extracted",
              "value",
              "schema",
              "key_properties",
              "encoding",
              "manifest"));

  private static final int RECORD = 2;

  /** The bits of {@code type} and {@code stream}. */
  private static final int TYPE_AND_STREAM = 0b11;

  private final JsonScanner scanner = new JsonScanner();
  private final TextPool types = new TextPool(type -> type.toUpperCase(Locale.ROOT));
  private final TextPool streams = new TextPool(UnaryOperator.identity());
  private final LineReader lines;
  private final Envelope envelope;
  private final Runnable record;
  private RecordPrefix prefix = RecordPrefix.NONE;

  /** {@code record} is called where the scanner stands before a record, and must take it. */
  EnvelopeReader(LineReader lines, Envelope envelope, Runnable record) {
    this.lines = lines;
    this.envelope = envelope;
    this.record = record;
  }

  JsonScanner scanner() {
    return scanner;
  }

  /** Reads the message that begins at a place of the current line. */
  void read(int start) {
    boolean known = envelope.type != null;
    if (!known && prefix.isAt(lines.buffer(), start, lines.end())) {
      scanner.resumeInObject(lines.buffer(), start + prefix.length(), lines.end());
      envelope.type = prefix.type();
      envelope.stream = prefix.stream();
      record.run();
      partsBehindRecord();
    } else {
      scanner.reset(lines.buffer(), start, lines.end());
      requireObject();
      scanner.enter();
      parts(start, known);
    }
    if (!scanner.atEnd()) {
      throw SingerException.data(
          lines.where()
              + ": more than one message on the line. Each message needs a line of its own.");
    }
  }

  private void partsBehindRecord() {
    int part = RECORD;
    while (scanner.nextMember()) {
      part = scanner.name(PARTS, part + 1);
      part(part, false);
    }
  }

  private void parts(int start, boolean typeKnown) {
    int part = JsonScanner.UNKNOWN;
    int seen = 0;
    while (scanner.nextMember()) {
      part = scanner.name(PARTS, part + 1);
      if (part == RECORD && seen == TYPE_AND_STREAM && !typeKnown && envelope.isRecord()) {
        prefix = RecordPrefix.of(lines.buffer(), start, scanner.position(), envelope);
      }
      seen |= 1 << part;
      part(part, typeKnown);
    }
  }

  /** Takes what the scanner stands before as text: a string's, or any other value as it stands. */
  void takeText() {
    if (scanner.peek() == '"') {
      scanner.string();
    } else {
      scanner.document(true);
    }
  }

  private void requireObject() {
    byte first = scanner.peek();
    if (first == '{') {
      return;
    }
    if (first != '[') {
      scanner.skip(); // what is no JSON at all is told as that
    }
    throw SingerException.data(
        lines.where()
            + ": not a Singer message: a JSON object was expected. Is the tap printing something"
            + " else on stdout?");
  }

  private void part(int part, boolean typeKnown) {
    switch (part) {
      case 0 -> type(typeKnown);
      case 1 -> stream(typeKnown);
      case RECORD -> record.run();
      case 3 -> envelope.version = version();
      case 4 -> slice(envelope.extractedAt);
      case 5 -> slice(envelope.value);
      case 6 -> slice(envelope.schema);
      case 7 -> slice(envelope.keyProperties);
      case 8 -> slice(envelope.encoding);
      case 9 -> slice(envelope.manifest);
      default -> scanner.skip();
    }
  }

  private void type(boolean known) {
    String type = text(types);
    envelope.type = known ? envelope.type : type;
  }

  private void stream(boolean known) {
    String stream = text(streams);
    envelope.stream = known ? envelope.stream : stream;
  }

  private @Nullable String text(TextPool pool) {
    boolean isText = scanner.peek() == '"';
    takeText();
    return isText ? pool.of(scanner.text(), scanner.textStart(), scanner.textLength()) : null;
  }

  private @Nullable Long version() {
    byte first = scanner.peek();
    if (first == 'n') {
      scanner.literal();
      return null;
    }
    if (first == '-' || (first >= '0' && first <= '9')) {
      NumberScan number = scanner.number();
      if (number.isSmallInteger()) {
        return number.unscaled();
      }
      Long large = integer(scanner.bytes(), number.start(), number.length());
      if (large != null) {
        return large;
      }
    } else {
      scanner.skip();
    }
    envelope.versionIsOdd = true;
    return null;
  }

  private static @Nullable Long integer(byte[] ascii, int start, int length) {
    try {
      return new BigDecimal(new String(ascii, start, length, StandardCharsets.US_ASCII))
          .longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return null; // no integer, or none of 64 bits
    }
  }

  private void slice(Envelope.Slice slice) {
    scanner.peek();
    int start = scanner.position();
    scanner.skip();
    slice.set(start, scanner.position());
  }
}
