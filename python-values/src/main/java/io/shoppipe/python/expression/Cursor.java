package io.shoppipe.python.expression;

import java.util.List;

/** The place in the words of an expression. */
final class Cursor {
  private final List<Token> tokens;
  private int next;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** At the same place, to look ahead with. */
  Cursor copy() {
    Cursor copy = new Cursor(tokens);
    copy.next = next;
    return copy;
  }

  Token peek() {
    return tokens.get(next);
  }

  Token second() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  /** Moves over that sign or keyword, if it comes next. */
  boolean skip(String word) {
    boolean there = peek().is(word);
    if (there) {
      next();
    }
    return there;
  }

  void take(String word) {
    if (!skip(word)) {
      throw unexpected("'" + word + "'");
    }
  }

  String takeName(String expected) {
    if (!peek().isName()) {
      throw unexpected(expected);
    }
    return next().text();
  }

  /** Whether a bracket closes here, or all ends. */
  boolean atClose() {
    Token token = peek();
    return token.kind() == Token.Kind.END || token.is(")") || token.is("]") || token.is("}");
  }

  SyntaxProblem unexpected(String expected) {
    return new SyntaxProblem(
        "expected "
            + expected
            + " at position "
            + (peek().at() + 1)
            + ", found '"
            + peek().text()
            + "'");
  }
}
