package io.shoppipe.tap.check;

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

  private Formats() {}

  /** What is no text keeps to every format; so does any text to one that is not known. */
  static Rule rule(String format) {
    return switch (format) {
      case "date-time" -> new DateTimeRule();
      case "date" -> text(Formats::isDate);
      case "time" -> text(Formats::isTime);
      case "uuid" -> text(UUID.asMatchPredicate());
      default -> Rule.ANY;
    };
  }

  private static Rule text(Predicate<String> format) {
    return value -> !value.isTextual() || format.test(value.textValue());
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
