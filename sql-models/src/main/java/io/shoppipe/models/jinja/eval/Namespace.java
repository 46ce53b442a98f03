package io.shoppipe.models.jinja.eval;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.DictMethods;
import io.shoppipe.python.Keys;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Repr;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jinja's {@code namespace(a=1)}: attributes that can be set from inner scopes. */
public final class Namespace implements PythonObject {
  private final Map<Object, Object> values;

  /** With the dict or pairs given, then the named values. */
  public Namespace(Arguments arguments) {
    this.values = DictMethods.create(arguments);
  }

  /** Sets an attribute. */
  public void set(String name, @Nullable Object value) {
    Keys.put(values, name, value);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return Keys.get(values, name);
  }

  @Override
  public String string() {
    return "<Namespace " + Repr.of(new LinkedHashMap<>(values)) + ">";
  }

  @Override
  public String typeName() {
    return "Namespace";
  }
}
