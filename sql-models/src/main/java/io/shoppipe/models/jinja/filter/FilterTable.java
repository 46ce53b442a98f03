package io.shoppipe.models.jinja.filter;

import io.shoppipe.python.Bound;
import io.shoppipe.python.Signature;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters by name, each with its parameters. */
final class FilterTable {
  private final Map<String, Filter> filters = new HashMap<>();

  /** A filter's work on its arguments, assigned to its parameters. */
  @FunctionalInterface
  interface Body {
    @Nullable Object apply(@Nullable Object value, Bound arguments, FilterContext context);
  }

  /** Parameters in one text, separated by blanks; a trailing {@code ?} marks optional ones. */
  FilterTable add(String name, String parameters, Body body) {
    String[] names = parameters.isEmpty() ? new String[0] : parameters.split(" ", -1);
    Signature signature = Signature.of(name, names);
    filters.put(
        name, (value, arguments, context) -> body.apply(value, arguments.bind(signature), context));
    return this;
  }

  FilterTable addFree(String name, Filter filter) {
    filters.put(name, filter);
    return this;
  }

  /** A second name for a filter. */
  FilterTable alias(String alias, String name) {
    Filter filter = filters.get(name);
    if (filter != null) {
      filters.put(alias, filter);
    }
    return this;
  }

  Map<String, Filter> filters() {
    return filters;
  }
}
