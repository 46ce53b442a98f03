package io.shoppipe.models.jinja.filter;

import io.shoppipe.models.jinja.syntax.PythonLiteral;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Numbers;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Repr;
import org.jspecify.annotations.Nullable;

/**
 * What dbt's {@code as_native}, {@code as_bool}, {@code as_number} and {@code as_text} make of a
 * value in a native rendering: text, and the type it must have in the end.
 */
public record NativeMarker(String text, String type) implements PythonObject {
  static NativeMarker of(@Nullable Object value, String type) {
    return new NativeMarker(Repr.text(value), type);
  }

  /** The text as a value of the type. */
  public @Nullable Object resolve() {
    if (type.equals("text")) {
      return text;
    }
    Object value = PythonLiteral.parse(text);
    boolean fits =
        switch (type) {
          case "bool" -> value instanceof Boolean;
          case "number" -> Numbers.isInteger(value) || Numbers.isFloat(value);
          default -> true;
        };
    if (!fits) {
      throw PythonException.of(
          ErrorType.HOST, "Could not convert value '" + text + "' into type '" + type + "'");
    }
    return value;
  }

  @Override
  public String string() {
    return text;
  }

  @Override
  public boolean truth() {
    return !text.isEmpty();
  }
}
