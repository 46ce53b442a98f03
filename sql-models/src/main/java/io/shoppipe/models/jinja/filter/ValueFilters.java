package io.shoppipe.models.jinja.filter;

import io.shoppipe.python.Iteration;
import io.shoppipe.python.JsonText;
import io.shoppipe.python.Members;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Repr;
import io.shoppipe.python.Truth;
import io.shoppipe.python.Undefined;
import org.jspecify.annotations.Nullable;

/** Filters for any value, and dbt's that say which type a native rendering is to have. */
final class ValueFilters {
  private ValueFilters() {}

  static void addTo(FilterTable table) {
    table
        .add(
            "default",
            "default_value? boolean?",
            (v, a, c) -> absent(v, a.flag(1, false)) ? a.or(0, "") : v)
        .alias("d", "default")
        .add("attr", "name", (v, a, c) -> attribute(v, a.at(0), c))
        .add("string", "", (v, a, c) -> Repr.text(v))
        .add("length", "", (v, a, c) -> (long) Iteration.length(v))
        .alias("count", "length")
        .add("tojson", "indent?", (v, a, c) -> html(v, a.integer(0, -1)))
        .add("pprint", "", (v, a, c) -> Repr.of(v))
        .add("as_text", "", (v, a, c) -> mark(v, "text", c))
        .add("as_bool", "", (v, a, c) -> mark(v, "bool", c))
        .add("as_native", "", (v, a, c) -> mark(v, "native", c))
        .add("as_number", "", (v, a, c) -> mark(v, "number", c));
  }

  private static boolean absent(@Nullable Object value, boolean falsyToo) {
    return value instanceof Undefined || (falsyToo && !Truth.of(value));
  }

  private static @Nullable Object attribute(
      @Nullable Object value, @Nullable Object name, FilterContext context) {
    if (value instanceof Undefined undefined) {
      return undefined.member();
    }
    Object found = Members.attributeOrMissing(value, Repr.text(name));
    return found == PythonObject.MISSING
        ? Undefined.member(context.undefined(), value, name)
        : found;
  }

  private static @Nullable Object mark(@Nullable Object value, String type, FilterContext context) {
    return context.nativeTypes() ? NativeMarker.of(value, type) : value;
  }

  /** JSON that is safe in HTML. */
  private static String html(@Nullable Object value, int indent) {
    return JsonText.of(value, indent, true)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("'", "\\u0027");
  }
}
