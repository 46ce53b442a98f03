package io.shoppipe.models.jinja.syntax;

import io.shoppipe.python.PythonException;
import java.util.List;

/** The tokens, one after the other. */
final class TokenStream {
  private final Source source;
  private final List<Token> tokens;
  private int index;

  TokenStream(Source source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  Token current() {
    return tokens.get(index);
  }

  Token look() {
    return tokens.get(Math.min(index + 1, tokens.size() - 1));
  }

  Token next() {
    Token token = tokens.get(index);
    if (index < tokens.size() - 1) {
      index++;
    }
    return token;
  }

  boolean at(TokenType type) {
    return current().type() == type;
  }

  boolean atName(String name) {
    return current().isName(name);
  }

  boolean atOperator(String operator) {
    return current().isOperator(operator);
  }

  boolean skipName(String name) {
    boolean found = atName(name);
    if (found) {
      next();
    }
    return found;
  }

  boolean skipOperator(String operator) {
    boolean found = atOperator(operator);
    if (found) {
      next();
    }
    return found;
  }

  Token expect(TokenType type) {
    return at(type) ? next() : unexpected(type.words());
  }

  Token expectOperator(String operator) {
    return atOperator(operator) ? next() : unexpected("'" + operator + "'");
  }

  Token expectName(String name) {
    return atName(name) ? next() : unexpected("'" + name + "'");
  }

  private Token unexpected(String wanted) {
    throw fail(
        at(TokenType.END)
            ? "unexpected end of template, expected " + wanted + "."
            : "expected token " + wanted + ", got '" + current().describe() + "'");
  }

  Position position() {
    return position(current());
  }

  Position position(Token token) {
    return source.position(token.offset());
  }

  PythonException fail(String problem) {
    return fail(problem, current());
  }

  PythonException fail(String problem, Token token) {
    return source.error(problem, token.offset());
  }
}
