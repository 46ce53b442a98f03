package io.shoppipe.models.render;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import io.shoppipe.singer.error.NearMiss;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a run as one package sees them: the command line's before the root project's
 * (those for the package before those for all) before the package's own.
 */
public final class Vars {
  private static final Signature VAR = Signature.of("var", "name", "default?");

  private final Map<String, @Nullable Object> root;
  private final Map<String, @Nullable Object> commandLine;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  /** {@code project} is the {@code vars:} of the project file. */
  public Vars(
      String projectName,
      Map<String, ? extends @Nullable Object> project,
      Map<String, ? extends @Nullable Object> commandLine) {
    this(projectName, Map.of(), project, commandLine);
  }

  private Vars(
      String packageName,
      Map<String, ? extends @Nullable Object> own,
      Map<String, ? extends @Nullable Object> root,
      Map<String, ? extends @Nullable Object> commandLine) {
    this.root = Collections.unmodifiableMap(root);
    this.commandLine = Collections.unmodifiableMap(commandLine);
    add(packageName, own);
    add(packageName, root);
    values.putAll(commandLine);
  }

  private void add(String packageName, Map<String, ? extends @Nullable Object> project) {
    values.putAll(project);
    if (project.get(packageName) instanceof Map<?, ?> scoped) {
      scoped.forEach((key, value) -> values.put(String.valueOf(key), value));
    }
  }

  /** As a package of that name sees them; {@code own} is what its project file says. */
  public Vars of(String packageName, Map<String, ? extends @Nullable Object> own) {
    return new Vars(packageName, own, root, commandLine);
  }

  /** With other values for some of them. */
  Vars with(Map<String, @Nullable Object> changed) {
    Vars copy = new Vars("", Map.of(), root, commandLine);
    copy.values.putAll(values);
    copy.values.putAll(changed);
    return copy;
  }

  /** The function {@code var}; while parsing, a variable that misses is None. */
  PythonObject function(Phase phase) {
    return new VarFunction(phase, text -> text);
  }

  /** The same where templates in a variable's text are rendered when it is asked for. */
  PythonObject function(Phase phase, UnaryOperator<String> rendering) {
    return new VarFunction(phase, rendering);
  }

  Map<String, @Nullable Object> values() {
    return Collections.unmodifiableMap(values);
  }

  private final class VarFunction implements PythonObject, PythonCallable {
    private final Phase phase;
    private final UnaryOperator<String> rendering;

    VarFunction(Phase phase, UnaryOperator<String> rendering) {
      this.phase = phase;
      this.rendering = rendering;
    }

    @Override
    public @Nullable Object call(Arguments arguments) {
      Bound bound = arguments.bind(VAR);
      String name = bound.text(0);
      if (values.containsKey(name)) {
        Object value = values.get(name);
        return value instanceof String text && text.contains("{") ? rendering.apply(text) : value;
      }
      if (bound.given(1) || phase == Phase.PARSE) {
        return bound.at(1);
      }
      throw PythonException.of(
          ErrorType.HOST,
          "Required var '"
              + name
              + "' not found: set it under vars: in dbt_project.yml or with --vars."
              + NearMiss.hint(name, values.keySet()));
    }

    @Override
    public @Nullable Object attribute(String name) {
      if (!name.equals("has_var")) {
        return MISSING;
      }
      return (PythonCallable) arguments -> values.containsKey(arguments.bind(VAR).text(0));
    }

    @Override
    public String typeName() {
      return "Var";
    }
  }
}
