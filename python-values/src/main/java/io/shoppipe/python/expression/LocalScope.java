package io.shoppipe.python.expression;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a comprehension before those around it. */
final class LocalScope implements Scope {
  private final Scope outer;
  private final Map<String, @Nullable Object> variables = new HashMap<>();

  LocalScope(Scope outer) {
    this.outer = outer;
  }

  void set(String name, @Nullable Object value) {
    variables.put(name, value);
  }

  @Override
  public @Nullable Object value(String name) {
    return variables.containsKey(name) ? variables.get(name) : outer.value(name);
  }

  @Override
  public Scope outer() {
    return outer;
  }

  @Override
  public void step() {
    outer.step();
  }
}
