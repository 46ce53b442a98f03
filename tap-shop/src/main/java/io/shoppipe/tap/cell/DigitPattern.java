package io.shoppipe.tap.cell;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of java.time that has only digits and signs between them ({@code M/d/yyyy H:mm:ss}),
 * read without a formatter, at a tenth of its cost. What does not fit is left to the formatter, so
 * that a text means the same to both. Not thread-safe.
 */
final class DigitPattern {
  private static final String FIELDS = "uMdHms";
  private static final int YEAR = 0;
  private static final int MONTH = 1;
  private static final int DAY = 2;
  private static final int HOUR = 3;
  private static final int MINUTE = 4;

  private final String pattern;
  private final int[] values = new int[FIELDS.length()];

  private DigitPattern(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Of a pattern with year, month and day, each field once, and a sign between any two; empty for
   * others.
   */
  static Optional<DigitPattern> of(String pattern) {
    String plain = pattern.replace('y', 'u');
    StringBuilder seen = new StringBuilder();
    char before = ' ';
    for (int i = 0; i < plain.length(); i += run(plain, i)) {
      char letter = plain.charAt(i);
      boolean field = FIELDS.indexOf(letter) >= 0;
      int most = letter == 'u' ? 4 : 2;
      boolean fits = letter == 'u' ? run(plain, i) == most : run(plain, i) <= most;
      boolean again = seen.indexOf(String.valueOf(letter)) >= 0;
      if (field && (!fits || again || FIELDS.indexOf(before) >= 0)) {
        return Optional.empty();
      }
      if (!field && "/-.: ,T_".indexOf(letter) < 0) {
        return Optional.empty();
      }
      seen.append(field ? String.valueOf(letter) : "");
      before = letter;
    }
    boolean dated = has(seen, 'u') && has(seen, 'M') && has(seen, 'd');
    boolean timed = has(seen, 'H') == has(seen, 'm') && (has(seen, 'H') || !has(seen, 's'));
    return dated && timed ? Optional.of(new DigitPattern(plain)) : Optional.empty();
  }

  private static boolean has(StringBuilder seen, char letter) {
    return seen.indexOf(String.valueOf(letter)) >= 0;
  }

  private static int run(String pattern, int start) {
    int end = start + 1;
    while (end < pattern.length()
        && FIELDS.indexOf(pattern.charAt(start)) >= 0
        && pattern.charAt(end) == pattern.charAt(start)) {
      end++;
    }
    return end - start;
  }

  /** The moment that the text names, midnight where only a day; null where it does not fit. */
  @Nullable LocalDateTime parse(String text) {
    int at = 0;
    for (int i = 0; i < pattern.length(); ) {
      int width = run(pattern, i);
      int field = FIELDS.indexOf(pattern.charAt(i));
      if (field < 0) {
        if (at >= text.length() || text.charAt(at) != pattern.charAt(i)) {
          return null;
        }
        at++;
      } else {
        int digits = digits(text, at);
        if (digits == 0 || (width == 1 ? digits > 2 : digits != width)) {
          return null;
        }
        values[field] = Integer.parseInt(text, at, at + digits, 10);
        at += digits;
      }
      i += width;
    }
    return at == text.length() ? moment() : null;
  }

  private static int digits(String text, int start) {
    int end = start;
    while (end < text.length()
        && end < start + 5
        && text.charAt(end) >= '0'
        && text.charAt(end) <= '9') {
      end++;
    }
    return end - start;
  }

  private @Nullable LocalDateTime moment() {
    int month = values[MONTH];
    int seconds = values[MINUTE + 1];
    boolean fits =
        values[YEAR] > 0
            && month >= 1
            && month <= 12
            && values[DAY] >= 1
            && values[DAY] <= 31
            && values[HOUR] < 24
            && values[MINUTE] < 60
            && seconds < 60;
    return !fits || (values[DAY] > 28 && !YearMonth.of(values[YEAR], month).isValidDay(values[DAY]))
        ? null
        : LocalDateTime.of(values[YEAR], month, values[DAY], values[HOUR], values[MINUTE], seconds);
  }
}
