package io.shoppipe.python.expression;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A word of an expression: what it is, its text, a literal's value, where it begins (from 0). A
 * format text ({@code f'...'}) has what stands between its quotes as its value.
 */
record Token(Kind kind, String text, @Nullable Object value, int at) {
  private static final Set<String> KEYWORDS =
      Set.of("if", "else", "for", "in", "is", "not", "and", "or", "lambda", "await", "async");

  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    FORMAT,
    SIGN,
    END
  }

  /** Whether it is that sign or keyword. */
  boolean is(String word) {
    return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(word);
  }

  boolean isName() {
    return kind == Kind.NAME && !KEYWORDS.contains(text);
  }
}
