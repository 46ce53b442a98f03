package io.shoppipe.models.seed;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as dbt's Python reads them: with percent, currency signs, thousands' commas. */
final class SeedNumber {
  private static final int DIGITS = 28;
  private static final String CURRENCIES = "؋$ƒ៛¥₡₱£€¢﷼₪₩₭₮₦฿₤₫";
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final Pattern SPECIAL =
      Pattern.compile("[+-]?(?:inf(?:inity)?|nan\\d*)", Pattern.CASE_INSENSITIVE);

  private final Optional<BigDecimal> value;

  private SeedNumber(Optional<BigDecimal> value) {
    this.value = value;
  }

  static Optional<SeedNumber> of(String field) {
    String text = stripped(field.strip(), "%");
    boolean negative = text.startsWith("-");
    text = negative ? text.substring(1) : text;
    for (int i = 0; i < CURRENCIES.length(); i++) {
      text = stripped(text, CURRENCIES.substring(i, i + 1));
    }
    text = text.replace(",", "").strip().replace("_", "");
    if (SPECIAL.matcher(text).matches()) {
      return Optional.of(new SeedNumber(Optional.empty()));
    }
    if (!DECIMAL.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(text).round(new MathContext(DIGITS));
    return Optional.of(new SeedNumber(Optional.of(negative ? number.negate() : number)));
  }

  private static String stripped(String text, String symbol) {
    String rest = text;
    while (rest.startsWith(symbol)) {
      rest = rest.substring(symbol.length());
    }
    while (rest.endsWith(symbol)) {
      rest = rest.substring(0, rest.length() - symbol.length());
    }
    return rest;
  }

  String literal() {
    return value.map(BigDecimal::toString).orElse("'NaN'::numeric");
  }

  /** Whether a column of these is of a floating type: as dbt counts digits after the point. */
  static boolean fractions(List<String> fields) {
    int whole = 1;
    int decimals = 0;
    for (String field : fields) {
      Optional<BigDecimal> number =
          SeedType.isNull(field) ? Optional.empty() : of(field).flatMap(found -> found.value);
      if (number.isPresent()) {
        BigDecimal plain = number.get().stripTrailingZeros();
        int places = plain.signum() == 0 ? 0 : plain.scale();
        whole = Math.max(whole, plain.precision() - places);
        decimals = Math.max(decimals, places);
      }
    }
    return Math.min(decimals, DIGITS - whole) != 0;
  }
}
