package io.shoppipe.tap.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.tap.settings.Instants;

/**
 * A text that names a moment. The usual ones, at the speed that a record has, are told by bytes.
 */
final class DateTimeRule implements Rule {
  private static final int PLAIN_LENGTH = "0000-00-00T00:00:00".length();
  private static final int MOST_DIGITS = 9;

  @Override
  public boolean holds(JsonNode value) {
    return !value.isTextual() || holds(value.textValue());
  }

  private static boolean holds(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    return isPlain(utf8, 0, utf8.length) || Instants.parse(text).isPresent();
  }

  @Override
  public boolean holdsText(byte[] utf8, int start, int end) {
    return isPlain(utf8, start, end)
        || Instants.parse(new String(utf8, start, end - start, UTF_8)).isPresent();
  }

  /** Days from 1 to 28, UTC. */
  private static boolean isPlain(byte[] text, int start, int end) {
    return end - start >= PLAIN_LENGTH
        && (number(text, start) | number(text, start + 2)) >= 0
        && text[start + 4] == '-'
        && in(text, start + 5, 1, 12)
        && text[start + 7] == '-'
        && in(text, start + 8, 1, 28)
        && (text[start + 10] == 'T' || text[start + 10] == ' ')
        && in(text, start + 11, 0, 23)
        && text[start + 13] == ':'
        && in(text, start + 14, 0, 59)
        && text[start + 16] == ':'
        && in(text, start + 17, 0, 59)
        && isPlainEnd(text, start + PLAIN_LENGTH, end);
  }

  private static boolean in(byte[] text, int at, int least, int most) {
    int number = number(text, at);
    return number >= least && number <= most;
  }

  /** Of two digits; negative where there is something else. */
  private static int number(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : 10 * tens + ones;
  }

  /** A fraction of up to nine digits, and UTC. */
  private static boolean isPlainEnd(byte[] text, int start, int end) {
    int at = start;
    if (at < end && text[at] == '.') {
      at++;
      while (at < end && text[at] >= '0' && text[at] <= '9') {
        at++;
      }
      if (at == start + 1 || at > start + 1 + MOST_DIGITS) {
        return false;
      }
    }
    return at == end || (at + 1 == end && text[at] == 'Z') || isZero(text, at, end);
  }

  /** {@code +00:00}. */
  private static boolean isZero(byte[] text, int at, int end) {
    return end - at == 6
        && text[at] == '+'
        && number(text, at + 1) == 0
        && text[at + 3] == ':'
        && number(text, at + 4) == 0;
  }
}
