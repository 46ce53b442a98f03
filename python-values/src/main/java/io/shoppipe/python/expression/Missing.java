package io.shoppipe.python.expression;

import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Numbers;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Repr;
import io.shoppipe.python.Types;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Python says of a subscript that leads nowhere. */
final class Missing {
  private Missing() {}

  static PythonException item(Object owner, @Nullable Object key) {
    if (owner instanceof Map) {
      return PythonException.of(ErrorType.KEY, "there is no key " + Repr.of(key));
    }
    if (owner instanceof String || owner instanceof List) {
      String type = owner instanceof String ? "string" : Types.name(owner);
      return Numbers.isInteger(key)
          ? PythonException.of(ErrorType.INDEX, type + " index out of range")
          : PythonException.of(
              ErrorType.TYPE, type + " indices must be integers, not '" + Types.name(key) + "'");
    }
    return PythonException.of(
        ErrorType.TYPE, "'" + Types.name(owner) + "' object is not subscriptable");
  }
}
