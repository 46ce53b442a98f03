package io.shoppipe.singer.scan;

import java.util.Arrays;

/** Checks a value of any depth without recursion. Not thread-safe. */
final class ValueSkip {
  /** A flag beside those of {@link StringScan}: there is an extreme number. */
  static final int EXTREME = StringScan.FLAGS + 1;

  private static final byte OBJECT = '}';
  private static final byte ARRAY = ']';

  private final JsonScanner scanner;

  /** The closing characters of what is open. */
  private byte[] open = new byte[32];

  private int depth;

  ValueSkip(JsonScanner scanner) {
    this.scanner = scanner;
  }

  /** Takes the value that the scanner stands at, {@code outside} levels deep; what it holds. */
  int skip(int outside) {
    depth = 0;
    int flags = 0;
    do {
      byte first = scanner.peek();
      if (first == '"') {
        flags |= string();
      } else if (first == '{' || first == '[') {
        push(first, outside);
        if (!closesAtOnce()) {
          flags |= open[depth - 1] == OBJECT ? name() : 0;
          continue;
        }
      } else {
        flags |= scalar(first);
      }
      flags |= moveToNext();
    } while (depth > 0);
    return flags;
  }

  private void push(byte first, int outside) {
    scanner.moveTo(scanner.position() + 1);
    if (outside + depth >= JsonScanner.DEEPEST) {
      throw scanner.fault(
          scanner.position() - 1,
          "more than " + JsonScanner.DEEPEST + " objects or arrays are inside each other");
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    open[depth++] = first == '{' ? OBJECT : ARRAY;
  }

  private boolean closesAtOnce() {
    if (scanner.peek() != open[depth - 1]) {
      return false;
    }
    scanner.moveTo(scanner.position() + 1);
    depth--;
    return true;
  }

  /** After a value: leaves what ends here, and moves to the next value, if one is left. */
  private int moveToNext() {
    while (depth > 0) {
      byte close = open[depth - 1];
      byte b = scanner.peek();
      if (b == ',') {
        scanner.moveTo(scanner.position() + 1);
        return close == OBJECT ? name() : 0;
      }
      if (b != close) {
        throw scanner.unexpected("a comma or '" + (char) close + "'");
      }
      scanner.moveTo(scanner.position() + 1);
      depth--;
    }
    return 0;
  }

  private int name() {
    if (scanner.peek() != '"') {
      throw scanner.unexpected("a name in quotes");
    }
    int flags = string();
    scanner.colon();
    return flags;
  }

  private int string() {
    long found = StringScan.close(scanner.bytes(), scanner.position() + 1, scanner.end());
    scanner.moveTo((int) (found >>> StringScan.SHIFT) + 1);
    return (int) found & StringScan.FLAGS;
  }

  private int scalar(byte first) {
    if (first == '-' || (first >= '0' && first <= '9')) {
      return scanner.number().isExtreme() ? EXTREME : 0;
    }
    scanner.literal();
    return 0;
  }

  /** Takes a word of three; the position after it. */
  int literal(byte[] bytes, int at, int end) {
    String word =
        switch (bytes[at]) {
          case 't' -> "true";
          case 'f' -> "false";
          case 'n' -> "null";
          default -> throw scanner.unexpected("a value");
        };
    for (int i = 1; i < word.length(); i++) {
      if (at + i >= end || bytes[at + i] != word.charAt(i)) {
        throw scanner.fault(at, "'" + word + "' was expected");
      }
    }
    return at + word.length();
  }
}
