package io.shoppipe.python;

import org.jspecify.annotations.Nullable;

/** A value that templates can call: a host function, a macro, a bound method. */
@FunctionalInterface
public interface PythonCallable {
  /**
   * Calls it.
   *
   * @return the result; null is None
   * @throws PythonException when the call fails; the interpreter adds the place of the call
   */
  @Nullable Object call(Arguments arguments);
}
