package io.shoppipe.python.expression;

import org.jspecify.annotations.Nullable;

/** What names mean while one expression is evaluated. Not thread-safe. */
public interface Scope {
  /** The value of a name, or {@link io.shoppipe.python.PythonObject#MISSING}. */
  @Nullable Object value(String name);

  /** The scope around this one; itself where there is none. */
  default Scope outer() {
    return this;
  }

  /** Called for each item of a comprehension, so that the owner may stop one that has no end. */
  void step();
}
