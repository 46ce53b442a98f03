package io.shoppipe.singer.scan;

import java.nio.charset.StandardCharsets;

/**
 * Walks over one JSON text in a byte array, from one value to the next. What it stands at is told
 * by {@link #peek}; each value is then read by the method for its kind, or skipped, and is checked
 * to the last byte either way. {@link JsonSyntaxException} says what is no JSON. What was read last
 * (a string, a number) stays until the next is read. Used again by {@link #reset}; not thread-safe.
 */
public final class JsonScanner {
  /** Objects and arrays inside each other. */
  static final int DEEPEST = 5_000;

  /** {@link #name} found none of the table's names. */
  public static final int UNKNOWN = -1;

  private final ValueSkip skip = new ValueSkip(this);
  private final NumberScan number = new NumberScan();
  private final TextRepair repair = new TextRepair();
  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private int depth;
  private boolean fresh;
  private byte[] text = bytes;
  private int textStart;
  private int textLength;
  private int replaced;

  /** From now on walks over the bytes between {@code start} and {@code end}. */
  public void reset(byte[] source, int start, int end) {
    this.bytes = source;
    this.at = start;
    this.end = end;
    this.depth = 0;
    this.fresh = false;
  }

  /** Goes on inside an object behind a name and its colon, as if all before had been read. */
  public void resumeInObject(byte[] source, int position, int stop) {
    reset(source, position, stop);
    depth = 1;
  }

  public byte[] bytes() {
    return bytes;
  }

  /**
   * Where it stands: after {@link #peek} at a value's first byte, after a read behind the value.
   */
  public int position() {
    return at;
  }

  int end() {
    return end;
  }

  /** Stands at a place again where it stood before, on the same level. */
  public void moveTo(int position) {
    at = position;
  }

  /** How many objects and arrays it is inside of. */
  public int depth() {
    return depth;
  }

  /** Stands before or behind a value again as it did when it was {@code level} deep. */
  public void backTo(int position, int level) {
    at = position;
    depth = level;
    fresh = false;
  }

  /** The next byte that is no blank, which is not taken. */
  public byte peek() {
    int i = at;
    if (i < end && bytes[i] > ' ') {
      return bytes[i];
    }
    while (i < end && isBlank(bytes[i])) {
      i++;
    }
    at = i;
    if (i >= end) {
      throw fault(end, "the text ends too early");
    }
    return bytes[i];
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  /** Whether nothing but blanks is left. */
  public boolean atEnd() {
    while (at < end && isBlank(bytes[at])) {
      at++;
    }
    return at >= end;
  }

  /** Takes the brace or bracket that {@link #peek} saw; its parts follow. */
  public void enter() {
    at++;
    if (++depth > DEEPEST) {
      throw fault(at - 1, "more than " + DEEPEST + " objects or arrays are inside each other");
    }
    fresh = true;
  }

  /** Moves to the object's next name; false, and the object is left, at its end. */
  public boolean nextMember() {
    int i = at;
    if (!fresh && i + 2 < end && bytes[i] == ',') {
      int following = bytes[i + 1] == ' ' ? i + 2 : i + 1;
      if (bytes[following] == '"') {
        at = following;
        return true;
      }
    }
    return next((byte) '}') && requireName();
  }

  /** Moves to the array's next element; false, and the array is left, at its end. */
  public boolean nextElement() {
    return next((byte) ']');
  }

  private boolean next(byte close) {
    byte b = peek();
    if (b == close) {
      at++;
      depth--;
      fresh = false;
      return false;
    }
    if (fresh) {
      fresh = false;
      return true;
    }
    if (b != ',') {
      throw unexpected("a comma or '" + (char) close + "'");
    }
    at++;
    return true;
  }

  private boolean requireName() {
    if (peek() != '"') {
      throw unexpected("a name in quotes");
    }
    return true;
  }

  /**
   * Takes a member's name and its colon: its number in the table, or {@link #UNKNOWN}, when it is
   * the {@link #text}. {@code guess}: the number that it probably has, or any other.
   */
  public int name(NameTable table, int guess) {
    if (guess >= 0 && guess < table.size()) {
      ExpectedName expected = table.expected(guess);
      if (expected.isAt(bytes, at, end)) {
        at += expected.length();
        return guess;
      }
    }
    string();
    colon();
    return table.find(text, textStart, textLength);
  }

  /** Takes a member's name and its colon; it is then the {@link #text}. */
  public void name() {
    string();
    colon();
  }

  void colon() {
    if (peek() != ':') {
      throw unexpected("a colon");
    }
    at++;
  }

  /** Takes a string; it is then the {@link #text}. */
  public void string() {
    string(true);
  }

  /** The same; {@code nulKept} is false where NUL is to be replaced like what no text can hold. */
  public void string(boolean nulKept) {
    int start = at + 1;
    long found = StringScan.close(bytes, start, end);
    int close = (int) (found >>> StringScan.SHIFT);
    int flags = (int) found & StringScan.FLAGS;
    at = close + 1;
    if ((flags & StringScan.ESCAPED) != 0
        || (flags != 0 && Utf8.faultAt(bytes, start, close) >= 0)) {
      repair.string(bytes, start, close, flags, nulKept);
      setText(repair.bytes(), 0, repair.length(), repair.replaced());
    } else {
      setText(bytes, start, close - start, 0);
    }
  }

  /** Takes a string without looking into it: whether it is written as it is, without an escape. */
  public boolean plainString() {
    long found = StringScan.close(bytes, at + 1, end);
    at = (int) (found >>> StringScan.SHIFT) + 1;
    return (found & StringScan.ESCAPED) == 0;
  }

  /**
   * Takes any value and checks it; it is then the {@link #text}, as it stands but for repairs.
   * Whether it has a number that {@link NumberScan#isExtreme is extreme}.
   */
  public boolean document(boolean nulKept) {
    int start = at;
    int flags = skipValue();
    if ((flags & StringScan.UNICODE) != 0
        || ((flags & StringScan.NON_ASCII) != 0 && Utf8.faultAt(bytes, start, at) >= 0)) {
      repair.document(bytes, start, at, flags, nulKept);
      setText(repair.bytes(), 0, repair.length(), repair.replaced());
    } else {
      setText(bytes, start, at - start, 0);
    }
    return (flags & ValueSkip.EXTREME) != 0;
  }

  private void setText(byte[] source, int start, int length, int replacedCharacters) {
    text = source;
    textStart = start;
    textLength = length;
    replaced = replacedCharacters;
  }

  /** The bytes that hold the last text, which is valid UTF-8. */
  public byte[] text() {
    return text;
  }

  public int textStart() {
    return textStart;
  }

  public int textLength() {
    return textLength;
  }

  /** How many characters of the last text became U+FFFD. */
  public int replaced() {
    return replaced;
  }

  /** The last text as an object, for what is rare. */
  public String textString() {
    return new String(text, textStart, textLength, StandardCharsets.UTF_8);
  }

  /** Takes a number. */
  public NumberScan number() {
    at = number.scan(bytes, at, end);
    return number;
  }

  /** Takes {@code true}, {@code false} or {@code null}. */
  public void literal() {
    at = skip.literal(bytes, at, end);
  }

  /**
   * Takes any value and checks it. What it holds: flags of {@link StringScan} and {@link
   * ValueSkip}.
   */
  int skipValue() {
    return skip.skip(depth);
  }

  /** Takes any value and checks it. */
  public void skip() {
    skipValue();
  }

  JsonSyntaxException unexpected(String wanted) {
    return fault(at, wanted + " was expected, not " + seen(bytes[at]));
  }

  private static String seen(byte b) {
    return b > ' ' && b < 0x7F ? "'" + (char) b + "'" : String.format("the byte 0x%02x", b & 0xFF);
  }

  JsonSyntaxException fault(int position, String reason) {
    return new JsonSyntaxException(position, reason);
  }
}
