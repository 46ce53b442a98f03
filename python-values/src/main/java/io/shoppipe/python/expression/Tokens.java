package io.shoppipe.python.expression;

import io.shoppipe.python.Characters;
import io.shoppipe.python.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts an expression into its words. */
final class Tokens {
  private static final List<String> SIGNS =
      List.of(
          "**", "//", "<<", ">>", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "&", "|", "^",
          "~", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".", "=");

  private final String source;
  private final List<Token> found = new ArrayList<>();
  private int at;

  private Tokens(String source) {
    this.source = source;
  }

  static List<Token> of(String source) {
    return new Tokens(source).all();
  }

  private List<Token> all() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (Characters.isSpace(c)) {
        at++;
      } else if (c == '\'' || c == '"') {
        text(at, "");
      } else if (Character.isLetter(c) || c == '_') {
        word();
      } else if (Characters.isDigit(c)
          || (c == '.' && Characters.isDigit(Characters.at(source, at + 1)))) {
        number();
      } else {
        sign();
      }
    }
    found.add(new Token(Token.Kind.END, "the end", null, at));
    return List.copyOf(found);
  }

  private void sign() {
    for (String sign : SIGNS) {
      if (source.startsWith(sign, at)) {
        found.add(new Token(Token.Kind.SIGN, sign, null, at));
        at += sign.length();
        return;
      }
    }
    throw new SyntaxProblem(
        "'"
            + Character.toString(source.codePointAt(at))
            + "' at position "
            + (at + 1)
            + " is not understood");
  }

  private void number() {
    int end = NumberText.end(source, at);
    String digits = source.substring(at, end);
    if (Characters.isWord(Characters.at(source, end))) {
      throw SyntaxProblem.at(at, "'" + digits + source.charAt(end) + "…' is no number,");
    }
    found.add(new Token(Token.Kind.NUMBER, digits, NumberText.value(digits, at), at));
    at = end;
  }

  private void word() {
    int start = at;
    while (at < source.length() && Characters.isWord(source.charAt(at))) {
      at++;
    }
    String word = source.substring(start, at);
    char next = Characters.at(source, at);
    if (word.length() <= 2 && (next == '\'' || next == '"')) {
      text(start, word.toLowerCase(Locale.ROOT));
    } else {
      found.add(new Token(Token.Kind.NAME, word, null, start));
    }
  }

  private void text(int start, String prefix) {
    if (!List.of("", "r", "u", "f", "fr", "rf").contains(prefix)) {
      throw SyntaxProblem.at(start, "a text with the prefix '" + prefix + "' is not available,");
    }
    String quote = source.substring(at, at + 1);
    quote = source.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
    int from = at + quote.length();
    int end = closing(from, quote, start);
    String body = source.substring(from, end);
    String plain = prefix.contains("r") ? body : StringLiteral.unescape(body);
    Token.Kind kind = prefix.contains("f") ? Token.Kind.FORMAT : Token.Kind.TEXT;
    found.add(new Token(kind, source.substring(start, end + quote.length()), plain, start));
    at = end + quote.length();
  }

  private int closing(int from, String quote, int start) {
    for (int i = from; i < source.length(); i++) {
      if (source.charAt(i) == '\\') {
        i++;
      } else if (source.startsWith(quote, i)) {
        return i;
      }
    }
    throw new SyntaxProblem("the text that begins at position " + (start + 1) + " has no end");
  }
}
