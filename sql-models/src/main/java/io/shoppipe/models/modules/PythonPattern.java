package io.shoppipe.models.modules;

import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of Python's as Java's: named groups, which may hold underscores, the end of
 * text, a bracket inside a class, and a brace that counts nothing. {@code groups} are the groups'
 * names by number, empty where one has none.
 */
record PythonPattern(String python, Pattern java, List<String> groups) {
  private static final Pattern QUANTIFIER = Pattern.compile("\\{(?:\\d+(?:,\\d*)?|,\\d+)\\}");

  PythonPattern {
    groups = List.copyOf(groups);
  }

  static PythonPattern of(String python, int flags) {
    Translation translation = new Translation(python);
    try {
      int all = flags | Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES;
      Pattern java = Pattern.compile(translation.java(), all);
      return new PythonPattern(python, java, translation.groups);
    } catch (PatternSyntaxException broken) {
      String why = broken.getDescription() + " at position " + Math.max(0, broken.getIndex());
      throw PythonException.of(ErrorType.VALUE, "re.error: " + why + " in " + python);
    }
  }

  /** One pass over the text. */
  private static final class Translation {
    private final String text;
    private final StringBuilder java = new StringBuilder();
    private final List<String> groups = new ArrayList<>();
    private int at;

    Translation(String text) {
      this.text = text;
    }

    String java() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '\\') {
          escape();
        } else if (c == '[') {
          characterClass();
        } else if (c == '(') {
          group();
        } else if (c == '{') {
          brace();
        } else {
          keep(1);
        }
      }
      return java.toString();
    }

    private void keep(int length) {
      java.append(text, at, Math.min(text.length(), at + length));
      at += length;
    }

    private void escape() {
      if (text.startsWith("\\Z", at)) {
        java.append("\\z");
        at += 2;
      } else {
        keep(2);
      }
    }

    private void characterClass() {
      keep(1);
      if (text.startsWith("^", at)) {
        keep(1);
      }
      boolean first = true;
      while (at < text.length() && (first || text.charAt(at) != ']')) {
        char c = text.charAt(at);
        if (c == '\\') {
          escape();
        } else {
          java.append(c == '[' || c == '&' || (c == ']' && first) ? "\\" : "").append(c);
          at++;
        }
        first = false;
      }
      keep(1);
    }

    private void group() {
      if (text.startsWith("(?P=", at)) {
        int end = text.indexOf(')', at);
        int group = end < 0 ? 0 : groups.indexOf(text.substring(at + 4, end)) + 1;
        java.append("(?:\\").append(group).append(')');
        at = end < 0 ? text.length() : end + 1;
      } else if (text.startsWith("(?P<", at)) {
        int end = text.indexOf('>', at);
        groups.add(end < 0 ? "" : text.substring(at + 4, end));
        java.append('(');
        at = end < 0 ? text.length() : end + 1;
      } else {
        if (!text.startsWith("(?", at)) {
          groups.add("");
        }
        keep(1);
      }
    }

    /** Python takes a brace that is no quantifier as it is. */
    private void brace() {
      boolean quantifies = QUANTIFIER.matcher(text).region(at, text.length()).lookingAt();
      if (text.startsWith("{,", at) && quantifies) {
        java.append("{0");
        at++;
      } else {
        java.append(quantifies ? "" : "\\");
        keep(1);
      }
    }
  }
}
