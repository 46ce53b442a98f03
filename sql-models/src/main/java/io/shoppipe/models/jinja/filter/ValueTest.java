package io.shoppipe.models.jinja.filter;

import io.shoppipe.python.Arguments;
import org.jspecify.annotations.Nullable;

/** {@code value is name(arguments)}. */
@FunctionalInterface
public interface ValueTest {
  /** Whether it holds. */
  boolean holds(@Nullable Object value, Arguments arguments, FilterContext context);
}
