package io.shoppipe.python.expression;

import io.shoppipe.python.Characters;
import io.shoppipe.python.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Python's number literals. One with a fraction or an exponent is kept exactly. */
final class NumberText {
  private static final int LONGEST_EXPONENT = 5;

  private NumberText() {}

  /** The offset after the number that begins there. */
  static int end(String text, int start) {
    int i = start;
    while (i < text.length() && (part(text.charAt(i)) || exponentSign(text, start, i))) {
      i++;
    }
    return i;
  }

  private static boolean part(char c) {
    return (Characters.isWord(c) && c < 128) || c == '.';
  }

  private static boolean exponentSign(String text, int start, int i) {
    char c = text.charAt(i);
    char before = Character.toLowerCase(text.charAt(i - 1));
    boolean hexadecimal = text.regionMatches(true, start, "0x", 0, 2);
    return (c == '+' || c == '-') && before == 'e' && !hexadecimal;
  }

  static Number value(String literal, int at) {
    String digits = literal.toLowerCase(Locale.ROOT).replace("_", "");
    try {
      if (digits.matches("0[xob].+")) {
        int radix = digits.charAt(1) == 'x' ? 16 : digits.charAt(1) == 'o' ? 8 : 2;
        return Numbers.normal(new BigInteger(digits.substring(2), radix));
      }
      if (digits.matches("[0-9]+")) {
        return Numbers.normal(new BigInteger(digits));
      }
      int e = digits.indexOf('e');
      if (e >= 0 && digits.length() - e - 1 > LONGEST_EXPONENT) {
        throw SyntaxProblem.at(at, "'" + literal + "' has too large an exponent,");
      }
      return Exact.shown(new BigDecimal(digits));
    } catch (NumberFormatException e) {
      throw SyntaxProblem.at(at, "'" + literal + "' is no number,");
    }
  }
}
