package io.shoppipe.models.render;

import io.shoppipe.python.Bound;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A point in time in UTC as Python's datetime shows it: {@code strftime}, {@code isoformat}. */
final class Moment implements PythonObject {
  private static final Signature STRFTIME = Signature.of("strftime", "format");
  private static final Map<Character, String> PATTERNS =
      Map.ofEntries(
          Map.entry('Y', "uuuu"),
          Map.entry('m', "MM"),
          Map.entry('d', "dd"),
          Map.entry('H', "HH"),
          Map.entry('M', "mm"),
          Map.entry('S', "ss"),
          Map.entry('f', "SSSSSS"),
          Map.entry('j', "DDD"),
          Map.entry('y', "uu"),
          Map.entry('b', "MMM"),
          Map.entry('B', "MMMM"),
          Map.entry('a', "EEE"),
          Map.entry('A', "EEEE"),
          Map.entry('z', "xx"));

  private final OffsetDateTime time;

  Moment(Instant instant) {
    time = instant.atOffset(ZoneOffset.UTC);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "strftime" -> (PythonCallable) arguments -> strftime(arguments.bind(STRFTIME));
      case "isoformat" -> (PythonCallable) arguments -> string().replace(' ', 'T');
      case "year" -> (long) time.getYear();
      case "month" -> (long) time.getMonthValue();
      case "day" -> (long) time.getDayOfMonth();
      default -> MISSING;
    };
  }

  private String strftime(Bound call) {
    String format = call.text(0);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c == '%' && i + 1 < format.length()) {
        i++;
        text.append(field(format.charAt(i)));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private String field(char letter) {
    if (letter == '%') {
      return "%";
    }
    String pattern = PATTERNS.get(letter);
    if (pattern == null) {
      throw PythonException.of(ErrorType.VALUE, "strftime doesn't know %" + letter);
    }
    return time.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
  }

  @Override
  public String string() {
    return time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx", Locale.ROOT));
  }

  @Override
  public String typeName() {
    return "datetime";
  }
}
