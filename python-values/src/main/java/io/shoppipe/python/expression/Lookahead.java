package io.shoppipe.python.expression;

import java.util.ArrayList;
import java.util.List;

/** Looks at what comes in the bracket that has just been opened, without moving. */
final class Lookahead {
  private Lookahead() {}

  /** The variables of the comprehension that stands here; none where it is no comprehension. */
  static List<String> variables(Cursor cursor) {
    List<String> found = new ArrayList<>();
    Cursor ahead = cursor.copy();
    int depth = 0;
    while (!ended(ahead, depth)) {
      Token token = ahead.next();
      depth += opens(token) ? 1 : closes(token) ? -1 : 0;
      if (depth == 0 && token.is(",") && found.isEmpty()) {
        return List.of();
      }
      if (depth == 0 && token.is("for")) {
        found.addAll(targets(ahead));
      }
    }
    return found;
  }

  /** Whether a colon stands in this bracket, outside of deeper ones. */
  static boolean hasColon(Cursor cursor) {
    Cursor ahead = cursor.copy();
    int depth = 0;
    while (!ended(ahead, depth)) {
      Token token = ahead.next();
      depth += opens(token) ? 1 : closes(token) ? -1 : 0;
      if (depth == 0 && token.is(":")) {
        return true;
      }
    }
    return false;
  }

  /** Names with commas between, also in parentheses. */
  static List<String> targets(Cursor cursor) {
    boolean inParentheses = cursor.skip("(");
    List<String> names = new ArrayList<>();
    names.add(cursor.takeName("a variable"));
    while (cursor.skip(",")) {
      names.add(cursor.takeName("a variable"));
    }
    if (inParentheses) {
      cursor.take(")");
    }
    return names;
  }

  private static boolean ended(Cursor ahead, int depth) {
    return ahead.peek().kind() == Token.Kind.END || (depth == 0 && ahead.atClose());
  }

  private static boolean opens(Token token) {
    return token.is("(") || token.is("[") || token.is("{");
  }

  private static boolean closes(Token token) {
    return token.is(")") || token.is("]") || token.is("}");
  }
}
