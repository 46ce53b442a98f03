package io.shoppipe.models.render;

import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code <project>.macro}. */
final class ProjectNamespace implements PythonObject {
  private final MacroLibrary library;
  private final Phase phase;
  private final Map<String, @Nullable Object> context;

  ProjectNamespace(MacroLibrary library, Phase phase, Map<String, @Nullable Object> context) {
    this.library = library;
    this.phase = phase;
    this.context = context;
  }

  @Override
  public @Nullable Object attribute(String name) {
    Optional<PythonCallable> macro = library.projectMacro(phase, name, context);
    return macro.isPresent() ? macro.get() : MISSING;
  }

  @Override
  public String typeName() {
    return "namespace";
  }
}
