package io.shoppipe.models.jinja.filter;

import io.shoppipe.python.Arguments;
import org.jspecify.annotations.Nullable;

/** {@code value | name(arguments)}. */
@FunctionalInterface
public interface Filter {
  /** The filtered value; null is None. */
  @Nullable Object apply(@Nullable Object value, Arguments arguments, FilterContext context);
}
