package io.shoppipe.store.api;

import io.shoppipe.singer.error.SingerException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of keys: {@code *} and {@code ?} stay within a folder, {@code **} does not; {@code
 * [a-z]}, {@code [!a-z]}, {@code {this,that}}; a backslash takes the next character as it is.
 */
public final class Glob {
  private static final String SPECIAL = "*?[{\\";

  private final String text;
  private final Pattern pattern;

  private Glob(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  public static Glob of(String text) {
    try {
      return new Glob(text, Pattern.compile(new Translation(text).regex(), Pattern.DOTALL));
    } catch (PatternSyntaxException e) {
      throw SingerException.config(
          "'" + text + "' is no pattern of file names: " + e.getDescription() + ". Mend it.");
    }
  }

  /** Whether the text holds a character that makes it more than a name. */
  public static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
  }

  /** A pattern that only the text itself matches. */
  public static String escaped(String text) {
    return text.replaceAll("([*?\\[{\\\\])", "\\\\$1");
  }

  public boolean matches(String key) {
    return pattern.matcher(key).matches();
  }

  /** What every key that matches begins with. */
  public String prefix() {
    int end = 0;
    while (end < text.length() && SPECIAL.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, end);
  }

  /** The pattern as a regular expression. */
  private static final class Translation {
    private final String text;
    private final StringBuilder regex = new StringBuilder();
    private int at;
    private int braces;

    Translation(String text) {
      this.text = text;
    }

    String regex() {
      while (at < text.length()) {
        char c = text.charAt(at++);
        switch (c) {
          case '*' -> stars();
          case '?' -> regex.append("[^/]");
          case '[' -> characters();
          case '{' -> open();
          case '\\' -> literal(at < text.length() ? text.charAt(at++) : c);
          default -> other(c);
        }
      }
      return regex.append(")".repeat(braces)).toString();
    }

    private void stars() {
      if (at < text.length() && text.charAt(at) == '*') {
        at++;
        boolean folders = at < text.length() && text.charAt(at) == '/';
        at += folders ? 1 : 0;
        regex.append(folders ? "(?:.*/)?" : ".*");
      } else {
        regex.append("[^/]*");
      }
    }

    private void characters() {
      int end = text.indexOf(']', at + 1);
      if (end < 0) {
        literal('[');
        return;
      }
      String inside = text.substring(at, end).replace("\\", "\\\\").replace("[", "\\[");
      regex.append("(?!/)[").append(inside.replaceFirst("^!", "^")).append(']');
      at = end + 1;
    }

    private void open() {
      braces++;
      regex.append("(?:");
    }

    private void other(char c) {
      if (braces > 0 && c == ',') {
        regex.append('|');
      } else if (braces > 0 && c == '}') {
        braces--;
        regex.append(')');
      } else {
        literal(c);
      }
    }

    private void literal(char c) {
      regex.append(Pattern.quote(String.valueOf(c)));
    }
  }
}
