package io.shoppipe.models.render;

import io.shoppipe.python.Numbers;
import io.shoppipe.python.Repr;
import io.shoppipe.python.datetime.JavaTimes;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value of a query's result as templates see it. As in dbt's tables, a number with a fraction is
 * a Decimal, and what those tables have no type for is text.
 */
final class ResultValue {
  private ResultValue() {}

  static @Nullable Object of(@Nullable Object given) {
    if (given instanceof Double number) {
      return Double.isFinite(number) ? new BigDecimal(Numbers.repr(number)) : given;
    }
    if (given instanceof UUID) {
      return given.toString();
    }
    Object value = JavaTimes.value(given);
    return given instanceof LocalTime ? Repr.text(value) : value;
  }
}
