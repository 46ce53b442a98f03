package io.shoppipe.tap.check;

import io.shoppipe.tap.settings.Instants;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.format.DateTimeParseException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The formats that make typed columns of texts. A date-time may lack its offset or its time, as
 * many sources write it.
 */
final class Formats {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final int PLAIN_LENGTH = "0000-00-00T00:00:00".length();

  private Formats() {}

  /** What is no text keeps to every format; so does any text to one that is not known. */
  static Rule rule(String format) {
    return switch (format) {
      case "date-time" -> text(Formats::isDateTime);
      case "date" -> text(Formats::isDate);
      case "time" -> text(Formats::isTime);
      case "uuid" -> text(UUID.asMatchPredicate());
      default -> Rule.ANY;
    };
  }

  private static Rule text(Predicate<String> format) {
    return value -> !value.isTextual() || format.test(value.textValue());
  }

  private static boolean isDateTime(String text) {
    return isPlainDateTime(text) || Instants.parse(text).isPresent();
  }

  /** The usual ones, at the speed that a record has: days from 1 to 28, UTC. */
  private static boolean isPlainDateTime(String text) {
    return text.length() >= PLAIN_LENGTH
        && (number(text, 0) | number(text, 2)) >= 0
        && text.charAt(4) == '-'
        && in(text, 5, 1, 12)
        && text.charAt(7) == '-'
        && in(text, 8, 1, 28)
        && (text.charAt(10) == 'T' || text.charAt(10) == ' ')
        && in(text, 11, 0, 23)
        && text.charAt(13) == ':'
        && in(text, 14, 0, 59)
        && text.charAt(16) == ':'
        && in(text, 17, 0, 59)
        && isPlainEnd(text, PLAIN_LENGTH);
  }

  private static boolean in(String text, int at, int least, int most) {
    int number = number(text, at);
    return number >= least && number <= most;
  }

  /** Of two digits; negative where there is something else. */
  private static int number(String text, int at) {
    int tens = text.charAt(at) - '0';
    int ones = text.charAt(at + 1) - '0';
    return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : 10 * tens + ones;
  }

  /** A fraction of up to nine digits, and UTC. */
  private static boolean isPlainEnd(String text, int start) {
    int at = start;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      if (at == start + 1 || at > start + 10) {
        return false;
      }
    }
    String zone = text.substring(at);
    return zone.isEmpty() || zone.equals("Z") || zone.equals("+00:00");
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isTime(String text) {
    try {
      boolean local = !text.matches(".*([zZ]|[+-]\\d\\d(:?\\d\\d)?)$");
      if (local) {
        LocalTime.parse(text);
      } else {
        OffsetTime.parse(text);
      }
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
