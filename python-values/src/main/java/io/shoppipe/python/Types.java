package io.shoppipe.python;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's names of the types. */
public final class Types {
  private Types() {}

  /** {@code type(value).__name__}. */
  public static String name(@Nullable Object value) {
    if (value == null) {
      return "NoneType";
    }
    if (value instanceof String) {
      return "str";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (Numbers.isInteger(value)) {
      return "int";
    }
    if (value instanceof Double || value instanceof Float) {
      return "float";
    }
    if (value instanceof PythonObject object) {
      return object.typeName();
    }
    return collectionName(value);
  }

  private static String collectionName(Object value) {
    if (value instanceof Tuple) {
      return "tuple";
    }
    if (value instanceof List) {
      return "list";
    }
    if (value instanceof Map) {
      return "dict";
    }
    if (value instanceof Set) {
      return "set";
    }
    if (value instanceof BigDecimal) {
      return "Decimal";
    }
    return value instanceof PythonCallable ? "function" : value.getClass().getSimpleName();
  }
}
