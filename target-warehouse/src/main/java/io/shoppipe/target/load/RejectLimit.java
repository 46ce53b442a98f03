package io.shoppipe.target.load;

import java.math.BigDecimal;
import java.util.Optional;

/** How many of a stream's records may be refused: a number, or a percentage of them. */
record RejectLimit(Optional<String> text) {
  /** {@code "10"}, {@code "5%"}, {@code "0.1%"}; empty: any number. */
  static RejectLimit of(Optional<String> text) {
    return new RejectLimit(text);
  }

  /** Whether so many rejects are too many, however many records are still to come. */
  boolean exceededFor(long rejects) {
    return text.isPresent()
        && !isPercentage()
        && BigDecimal.valueOf(rejects).compareTo(new BigDecimal(text.get())) > 0;
  }

  /** Whether so many rejects of all records that came are too many. */
  boolean exceededFor(long rejects, long records) {
    return isPercentage()
        ? BigDecimal.valueOf(rejects).scaleByPowerOfTen(2).compareTo(percent(records)) > 0
        : exceededFor(rejects);
  }

  @Override
  public String toString() {
    return text.orElse("any number");
  }

  private BigDecimal percent(long records) {
    String number = text.orElseThrow().replace("%", "");
    return new BigDecimal(number).multiply(BigDecimal.valueOf(records));
  }

  private boolean isPercentage() {
    return text.isPresent() && text.get().endsWith("%");
  }
}
