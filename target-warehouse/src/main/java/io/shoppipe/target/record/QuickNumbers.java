package io.shoppipe.target.record;

import io.shoppipe.singer.scan.NumberScan;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of numbers; null stands for no rule. */
record QuickNumbers(
    @Nullable BigDecimal minimum,
    boolean aboveMinimum,
    @Nullable BigDecimal maximum,
    boolean belowMaximum,
    @Nullable BigDecimal multipleOf,
    @Nullable List<BigDecimal> allowed) {
  static final QuickNumbers ANY = new QuickNumbers(null, false, null, false, null, null);

  boolean isAny() {
    return minimum == null && maximum == null && multipleOf == null && allowed == null;
  }

  /** Only numbers of few digits are judged. */
  boolean fit(NumberScan number) {
    if (isAny()) {
      return true;
    }
    if (!number.isSmall()) {
      return false;
    }
    BigDecimal value = BigDecimal.valueOf(number.unscaled(), number.scale());
    return isAbove(value)
        && isBelow(value)
        && (multipleOf == null || value.remainder(multipleOf).signum() == 0)
        && (allowed == null || allowed.stream().anyMatch(each -> each.compareTo(value) == 0));
  }

  private boolean isAbove(BigDecimal value) {
    return minimum == null || value.compareTo(minimum) >= (aboveMinimum ? 1 : 0);
  }

  private boolean isBelow(BigDecimal value) {
    return maximum == null || value.compareTo(maximum) <= (belowMaximum ? -1 : 0);
  }
}
