package io.shoppipe.python.datetime;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code strptime}, in English. */
final class Strptime {
  private static final String WORD = "([A-Za-z]+)";
  private static final Map<Character, String> FIELDS =
      Map.ofEntries(
          Map.entry('Y', "(\\d{4})"),
          Map.entry('m', "(1[0-2]|0?[1-9])"),
          Map.entry('d', "(3[01]|[12]\\d|0?[1-9]| [1-9])"),
          Map.entry('H', "(2[0-3]|[01]\\d|\\d)"),
          Map.entry('I', "(1[0-2]|0?[1-9])"),
          Map.entry('M', "([0-5]\\d|\\d)"),
          Map.entry('S', "([0-5]\\d|\\d)"),
          Map.entry('f', "(\\d{1,6})"),
          Map.entry('j', "(36[0-6]|3[0-5]\\d|[12]\\d\\d|0?[1-9]\\d|0{0,2}[1-9])"),
          Map.entry('y', "(\\d\\d)"),
          Map.entry('b', WORD),
          Map.entry('B', WORD),
          Map.entry('a', WORD),
          Map.entry('A', WORD),
          Map.entry('p', "([AaPp][Mm])"),
          Map.entry('z', "(Z|[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d)?)"),
          Map.entry('Z', "([A-Za-z]*)"));

  private final String format;
  private final List<Character> letters = new ArrayList<>();
  private final Pattern pattern;

  Strptime(String format) {
    this.format = format;
    this.pattern = compile();
  }

  private Pattern compile() {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c == '%' && i + 1 < format.length()) {
        i++;
        regex.append(field(format.charAt(i)));
      } else if (Character.isWhitespace(c)) {
        regex.append("\\s+");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString());
  }

  private String field(char letter) {
    if (letter == '%') {
      return "%";
    }
    String field = FIELDS.get(letter);
    if (field == null) {
      throw Calendar.value("'" + letter + "' is a bad directive in format '" + format + "'");
    }
    letters.add(letter);
    return field;
  }

  DateTimeValue parse(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw Calendar.value("time data '" + text + "' does not match format '" + format + "'");
    }
    Map<Character, String> found = new HashMap<>();
    for (int i = 0; i < letters.size(); i++) {
      found.put(letters.get(i), matcher.group(i + 1));
    }
    return Calendar.checked(
        () -> new DateTimeValue(date(found).atTime(time(found)), IsoText.offset(found.get('z'))));
  }

  private LocalDate date(Map<Character, String> found) {
    int year = number(found, 'Y', 1900);
    if (found.containsKey('y')) {
      int short2 = number(found, 'y', 0);
      year = short2 < 69 ? 2000 + short2 : 1900 + short2;
    }
    if (found.containsKey('j')) {
      return LocalDate.ofYearDay(year, number(found, 'j', 1));
    }
    String name = found.getOrDefault('B', found.get('b'));
    int month = name == null ? number(found, 'm', 1) : month(name);
    return LocalDate.of(year, month, number(found, 'd', 1));
  }

  private int month(String name) {
    for (Month month : Month.values()) {
      if (name.equalsIgnoreCase(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
          || name.equalsIgnoreCase(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))) {
        return month.getValue();
      }
    }
    throw Calendar.value("'" + name + "' is no month in format '" + format + "'");
  }

  private static LocalTime time(Map<Character, String> found) {
    int hour = number(found, 'H', 0);
    if (found.containsKey('I')) {
      boolean afternoon = found.getOrDefault('p', "am").toLowerCase(Locale.ROOT).equals("pm");
      hour = number(found, 'I', 0) % 12 + (afternoon ? 12 : 0);
    }
    int micros = IsoText.micros(found.get('f'));
    return LocalTime.of(hour, number(found, 'M', 0), number(found, 'S', 0), micros * 1000);
  }

  private static int number(Map<Character, String> found, char letter, int otherwise) {
    String digits = found.get(letter);
    return digits == null ? otherwise : Integer.parseInt(digits.strip());
  }
}
