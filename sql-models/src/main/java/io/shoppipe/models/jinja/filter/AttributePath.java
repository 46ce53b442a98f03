package io.shoppipe.models.jinja.filter;

import io.shoppipe.python.Members;
import io.shoppipe.python.Numbers;
import io.shoppipe.python.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The {@code attribute='a.0.b'} of filters: a path of items from a value. */
final class AttributePath {
  private AttributePath() {}

  /** A getter for the path; no path gives the value itself. */
  static UnaryOperator<@Nullable Object> getter(
      @Nullable Object path, FilterContext context, @Nullable Object fallback) {
    if (path == null) {
      return value -> value;
    }
    List<Object> steps = new ArrayList<>();
    if (path instanceof String text) {
      for (String step : text.split("\\.", -1)) {
        boolean number = !step.isEmpty() && step.chars().allMatch(Character::isDigit);
        steps.add(number ? Long.valueOf(step) : step);
      }
    } else {
      steps.add(Numbers.isInteger(path) ? Numbers.toLong(path) : path);
    }
    return value -> follow(value, steps, context, fallback);
  }

  private static @Nullable Object follow(
      @Nullable Object start,
      List<Object> steps,
      FilterContext context,
      @Nullable Object fallback) {
    Object value = start;
    for (Object step : steps) {
      value = Members.item(value, step, context.undefined());
      if (fallback != null && value instanceof Undefined) {
        value = fallback;
      }
    }
    return value;
  }
}
