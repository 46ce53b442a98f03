package io.shoppipe.python.expression;

import org.jspecify.annotations.Nullable;

/** A parsed expression. Thread-safe. */
@FunctionalInterface
public interface Expression {
  /**
   * Its value; null is None.
   *
   * @throws io.shoppipe.python.PythonException where Python would raise
   */
  @Nullable Object value(Scope scope);
}
