package io.shoppipe.models.jinja.eval;

import io.shoppipe.python.PythonObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a template, a macro call, a loop's round, ...; names not here are outside. */
final class Scope {
  private final @Nullable Scope parent;
  private final Map<String, ?> outside;
  private @Nullable Map<String, Object> variables;

  private Scope(@Nullable Scope parent, Map<String, ?> outside) {
    this.parent = parent;
    this.outside = outside;
  }

  /** The scope of a template over its context. */
  static Scope over(Map<String, ?> context) {
    return new Scope(null, context);
  }

  Scope inner() {
    return new Scope(this, outside);
  }

  void set(String name, @Nullable Object value) {
    if (variables == null) {
      variables = new HashMap<>();
    }
    variables.put(name, value);
  }

  /** The value, or {@link PythonObject#MISSING}. */
  @Nullable Object get(String name) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      Map<String, Object> own = scope.variables;
      if (own != null) {
        Object value = own.get(name);
        if (value != null || own.containsKey(name)) {
          return value;
        }
      }
    }
    Object value = outside.get(name);
    return value != null || outside.containsKey(name) ? value : PythonObject.MISSING;
  }

  /** The variables set in this very scope. */
  Map<String, Object> own() {
    return variables == null ? Map.of() : variables;
  }
}
