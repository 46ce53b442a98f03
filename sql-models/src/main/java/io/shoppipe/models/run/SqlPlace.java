package io.shoppipe.models.run;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line of a statement that a warehouse's message points to. Pure. */
final class SqlPlace {
  private static final Pattern LINE = Pattern.compile("\\bLINE (\\d+):");
  private static final Pattern CHARACTER = Pattern.compile("at character (\\d+)");

  private SqlPlace() {}

  /**
   * The line inside {@code sql}, which stands {@code linesBefore} lines down in the statement that
   * ran; {@code charactersBefore} are the characters of those lines.
   */
  static OptionalInt line(String message, String sql, int linesBefore, int charactersBefore) {
    Matcher line = LINE.matcher(message);
    if (line.find()) {
      return within(Integer.parseInt(line.group(1)) - linesBefore, sql);
    }
    Matcher character = CHARACTER.matcher(message);
    if (character.find()) {
      int offset = Integer.parseInt(character.group(1)) - charactersBefore - 1;
      if (offset >= 0 && offset <= sql.length()) {
        return within(1 + lines(sql.substring(0, offset)), sql);
      }
    }
    return OptionalInt.empty();
  }

  private static OptionalInt within(int line, String sql) {
    return line >= 1 && line <= lines(sql) + 1 ? OptionalInt.of(line) : OptionalInt.empty();
  }

  static int lines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }
}
