package io.shoppipe.models.jinja.eval;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.PythonCallable;
import org.jspecify.annotations.Nullable;

/** A macro of another file as a value: what fails in it can be told by its name. */
public record NamedMacro(String name, PythonCallable macro) implements PythonCallable {
  @Override
  public @Nullable Object call(Arguments arguments) {
    return macro.call(arguments);
  }
}
