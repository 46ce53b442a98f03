package io.shoppipe.models.jinja.syntax;

import io.shoppipe.python.Characters;
import io.shoppipe.python.StringLiteral;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The tokens between a tag's delimiters. */
final class TagLexer {
  private static final List<String> LONG_OPERATORS = List.of("**", "//", "==", "!=", ">=", "<=");
  private static final String OPERATORS = "+-/*%~[](){}><=.:|,;";

  private final Source source;
  private final String text;
  private final String closing;
  private final List<Token> tokens;
  private final Deque<Character> open = new ArrayDeque<>();
  private int position;

  TagLexer(Source source, int position, String closing, List<Token> tokens) {
    this.source = source;
    this.text = source.text();
    this.position = position;
    this.closing = closing;
    this.tokens = tokens;
  }

  /** Reads to the closing delimiter and answers its offset (or its sign's), -1 if there is none. */
  int run() {
    while (true) {
      if (open.isEmpty() && closes()) {
        return position;
      }
      position = Characters.skipSpace(text, position);
      if (position >= text.length()) {
        return -1;
      }
      if (!open.isEmpty() || !closes()) {
        token();
      }
    }
  }

  private boolean closes() {
    char sign = Characters.at(text, position);
    boolean signed = sign == '-' || (sign == '+' && closing.equals("%}"));
    return text.startsWith(closing, signed ? position + 1 : position);
  }

  private void token() {
    char c = text.charAt(position);
    if (Characters.isDigit(c)) {
      position = NumberLexer.read(source, position, tokens);
    } else if (Characters.isWord(c)) {
      name();
    } else if (c == '\'' || c == '"') {
      string(c);
    } else {
      operator(c);
    }
  }

  private void name() {
    int start = position;
    while (position < text.length() && Characters.isWord(text.charAt(position))) {
      position++;
    }
    tokens.add(new Token(TokenType.NAME, text.substring(start, position), start));
  }

  private void string(char quote) {
    int end = position + 1;
    while (Characters.at(text, end) != quote) {
      if (end >= text.length()) {
        throw source.error("unexpected char " + "\"" + quote + "\"", position);
      }
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    String body = text.substring(position + 1, end);
    tokens.add(new Token(TokenType.STRING, StringLiteral.unescape(body), position));
    position = end + 1;
  }

  private void operator(char c) {
    for (String operator : LONG_OPERATORS) {
      if (text.startsWith(operator, position)) {
        add(operator);
        return;
      }
    }
    if (OPERATORS.indexOf(c) < 0) {
      throw source.error("unexpected char '" + c + "'", position);
    }
    balance(c);
    add(String.valueOf(c));
  }

  private void add(String operator) {
    tokens.add(new Token(TokenType.OPERATOR, operator, position));
    position += operator.length();
  }

  private void balance(char c) {
    switch (c) {
      case '(' -> open.push(')');
      case '[' -> open.push(']');
      case '{' -> open.push('}');
      case ')', ']', '}' -> close(c);
      default -> {}
    }
  }

  private void close(char c) {
    if (open.isEmpty()) {
      throw source.error("unexpected '" + c + "'", position);
    }
    char expected = open.pop();
    if (expected != c) {
      throw source.error("unexpected '" + c + "', expected '" + expected + "'", position);
    }
  }
}
