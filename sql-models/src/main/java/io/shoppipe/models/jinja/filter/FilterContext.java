package io.shoppipe.models.jinja.filter;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.UndefinedMode;
import org.jspecify.annotations.Nullable;

/** What filters and tests may ask of the rendering that calls them. */
public interface FilterContext {
  /** Applies another filter by name. */
  @Nullable Object filter(String name, @Nullable Object value, Arguments arguments);

  /** Asks another test by name. */
  boolean test(String name, @Nullable Object value, Arguments arguments);

  /** Whether there is such a filter. */
  boolean hasFilter(String name);

  /** Whether there is such a test. */
  boolean hasTest(String name);

  /** How undefined values behave here. */
  UndefinedMode undefined();

  /** Whether the rendering is native: values keep their types. */
  boolean nativeTypes();
}
