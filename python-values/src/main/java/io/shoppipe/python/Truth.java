package io.shoppipe.python;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's truth of a value. */
public final class Truth {
  private Truth() {}

  /** {@code bool(value)}. */
  public static boolean of(@Nullable Object value) {
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean bool) {
      return bool;
    }
    if (value instanceof CharSequence text) {
      return text.length() > 0;
    }
    if (value instanceof Number number) {
      return number instanceof BigDecimal decimal
          ? decimal.signum() != 0
          : number.doubleValue() != 0;
    }
    return ofCollection(value);
  }

  private static boolean ofCollection(Object value) {
    if (value instanceof Collection<?> items) {
      return !items.isEmpty();
    }
    if (value instanceof Map<?, ?> map) {
      return !map.isEmpty();
    }
    if (value instanceof PythonObject object) {
      return object.truth();
    }
    if (value instanceof Undefined undefined) {
      undefined.allowReading();
      return false;
    }
    return true;
  }
}
