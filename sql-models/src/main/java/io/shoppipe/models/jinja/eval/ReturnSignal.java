package io.shoppipe.models.jinja.eval;

import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.Signature;
import org.jspecify.annotations.Nullable;

/**
 * dbt's {@code return(value)}: unwinds to the macro being called, whose result the value becomes.
 * Not an error, so it has no stack trace.
 */
public final class ReturnSignal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Object value;

  public ReturnSignal(@Nullable Object value) {
    super("return() outside of a macro", null, false, false);
    this.value = value;
  }

  /** What the macro returns; null is None. */
  public @Nullable Object value() {
    return value;
  }

  /** The function {@code return} for a context. */
  public static PythonCallable function() {
    Signature signature = Signature.of("return", "data?");
    return arguments -> {
      throw new ReturnSignal(arguments.bind(signature).at(0));
    };
  }
}
