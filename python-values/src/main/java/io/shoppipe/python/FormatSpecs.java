package io.shoppipe.python;

import org.jspecify.annotations.Nullable;

/** Python's {@code format(value, spec)}. */
public final class FormatSpecs {
  private FormatSpecs() {}

  /** An empty spec gives the value's text; an object may have a format of its own. */
  public static String format(@Nullable Object value, String spec) {
    if (spec.isEmpty()) {
      return Repr.text(value);
    }
    if (value instanceof PythonObject object) {
      return object.format(spec);
    }
    return FormatSpec.parse(spec).format(value);
  }
}
