package io.shoppipe.models.jinja.syntax;

import io.shoppipe.python.Characters;
import io.shoppipe.python.Numbers;
import java.math.BigInteger;
import java.util.List;

/** Python's number literals, with {@code _} between digits. */
final class NumberLexer {
  private NumberLexer() {}

  /** Adds the number's token and answers the offset after it. */
  static int read(Source source, int start, List<Token> tokens) {
    String text = source.text();
    int radix = radix(text, start);
    if (radix != 10) {
      int end = digits(text, start + 2, radix);
      return add(tokens, start, text.substring(start + 2, end), radix, end);
    }
    int end = digits(text, start, 10);
    boolean afterDot = start > 0 && text.charAt(start - 1) == '.';
    int fraction = afterDot ? end : fraction(text, end);
    if (fraction > end) {
      double value = Double.parseDouble(text.substring(start, fraction).replace("_", ""));
      tokens.add(new Token(TokenType.FLOAT, value, start));
      return fraction;
    }
    return add(tokens, start, text.substring(start, end), 10, end);
  }

  private static int add(List<Token> tokens, int start, String digits, int radix, int end) {
    BigInteger value = new BigInteger(digits.replace("_", ""), radix);
    tokens.add(new Token(TokenType.INTEGER, Numbers.normal(value), start));
    return end;
  }

  private static int radix(String text, int start) {
    if (text.charAt(start) != '0') {
      return 10;
    }
    int radix =
        switch (Characters.at(text, start + 1)) {
          case 'x', 'X' -> 16;
          case 'o', 'O' -> 8;
          case 'b', 'B' -> 2;
          default -> 10;
        };
    return radix != 10 && Character.digit(Characters.at(text, start + 2), radix) < 0 ? 10 : radix;
  }

  /** The end of the digits; a {@code _} counts when a digit follows it. */
  private static int digits(String text, int start, int radix) {
    int i = start;
    while (true) {
      char c = Characters.at(text, i);
      char digit = c == '_' && i > start ? Characters.at(text, i + 1) : c;
      if (digit > 'z' || Character.digit(digit, radix) < 0) {
        return i;
      }
      i += c == '_' ? 2 : 1;
    }
  }

  /** The end of a fraction and an exponent, or the start if there is neither. */
  private static int fraction(String text, int start) {
    int end = start;
    if (Characters.at(text, end) == '.' && Characters.isDigit(Characters.at(text, end + 1))) {
      end = digits(text, end + 1, 10);
    }
    char e = Characters.at(text, end);
    if (e == 'e' || e == 'E') {
      char sign = Characters.at(text, end + 1);
      int exponent = end + (sign == '+' || sign == '-' ? 2 : 1);
      if (Characters.isDigit(Characters.at(text, exponent))) {
        end = digits(text, exponent, 10);
      }
    }
    return end;
  }
}
