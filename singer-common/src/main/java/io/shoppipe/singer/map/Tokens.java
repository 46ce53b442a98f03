package io.shoppipe.singer.map;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into its words. */
final class Tokens {
  private static final String SIGNS = "+.()[]";

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
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '\'' || c == '"') {
        text(c);
      } else if (Character.isLetter(c) || c == '_') {
        name();
      } else if (SIGNS.indexOf(c) >= 0) {
        found.add(new Token(Token.Kind.SIGN, String.valueOf(c), at++));
      } else {
        throw new SyntaxException("'" + c + "' at position " + (at + 1) + " is not understood");
      }
    }
    found.add(new Token(Token.Kind.END, "the end", at));
    return List.copyOf(found);
  }

  private void name() {
    int start = at;
    while (at < source.length()
        && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
      at++;
    }
    found.add(new Token(Token.Kind.NAME, source.substring(start, at), start));
  }

  private void text(char quote) {
    int start = at++;
    StringBuilder text = new StringBuilder();
    while (at < source.length() && source.charAt(at) != quote) {
      if (source.charAt(at) == '\\' && at + 1 < source.length()) {
        at++;
      }
      text.append(source.charAt(at++));
    }
    if (at == source.length()) {
      throw new SyntaxException("the text that begins at position " + (start + 1) + " has no end");
    }
    at++;
    found.add(new Token(Token.Kind.TEXT, text.toString(), start));
  }
}
