package io.shoppipe.models.render;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Macros by name: {@code dbt.x} finds the project's {@code <adapter>__x} or {@code default__x},
 * then ours; {@code <project>.x} the project's.
 */
final class DbtNamespace implements PythonObject {
  private final MacroLibrary library;
  private final Phase phase;
  private final String adapter;
  private final Map<String, @Nullable Object> context;

  DbtNamespace(
      MacroLibrary library, Phase phase, String adapter, Map<String, @Nullable Object> context) {
    this.library = library;
    this.phase = phase;
    this.adapter = adapter;
    this.context = context;
  }

  @Override
  public @Nullable Object attribute(String name) {
    Optional<PythonCallable> found = dispatched(name);
    if (found.isEmpty()) {
      found = library.builtinMacro(phase, name, context);
    }
    if (found.isPresent()) {
      return found.get();
    }
    return context.getOrDefault(name, MISSING);
  }

  /** Calls what {@code dbt.name} is. */
  @Nullable Object called(String name, Arguments arguments) {
    Optional<PythonCallable> found = dispatched(name);
    return found
        .or(() -> library.builtinMacro(phase, name, context))
        .orElseThrow(() -> PythonException.of(ErrorType.UNDEFINED, "'" + name + "' is undefined"))
        .call(arguments);
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return key instanceof String name ? attribute(name) : MISSING;
  }

  /** What {@code adapter.dispatch} finds. */
  Optional<PythonCallable> dispatched(String name) {
    for (String prefix : List.of(adapter, "default")) {
      Optional<PythonCallable> found = library.projectMacro(phase, prefix + "__" + name, context);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  @Override
  public String typeName() {
    return "namespace";
  }
}
