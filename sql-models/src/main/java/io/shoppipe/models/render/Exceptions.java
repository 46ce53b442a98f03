package io.shoppipe.models.render;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Repr;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The value {@code exceptions}. */
record Exceptions(RenderScope scope, Phase phase) implements PythonObject {
  private static final Set<String> RAISED =
      Set.of(
          "raise_compiler_error",
          "raise_database_error",
          "raise_dependency_error",
          "raise_not_implemented",
          "raise_parsing_error",
          "raise_contract_error",
          "raise_fail_fast_error",
          "missing_config",
          "missing_materialization",
          "missing_relation",
          "relation_wrong_type",
          "invalid_type_error",
          "disallow_secret_env_var",
          "column_type_missing",
          "bad_package_spec",
          "CompilationException",
          "CompilationError");

  @Override
  public @Nullable Object attribute(String name) {
    if (RAISED.contains(name)) {
      return (PythonCallable)
          arguments -> {
            throw PythonException.of(ErrorType.HOST, message(name, arguments));
          };
    }
    return switch (name) {
      case "warn" -> (PythonCallable) this::warn;
      case "warn_snapshot_timestamp_data_types" -> (PythonCallable) arguments -> "";
      default -> MISSING;
    };
  }

  /** The text given; of other helpers their name and what they were given. */
  private static String message(String name, Arguments arguments) {
    Object first =
        arguments.positional().isEmpty()
            ? arguments.named().get("msg")
            : arguments.positional().get(0);
    if (first instanceof String text && name.startsWith("raise")) {
      return text;
    }
    String given = arguments.positional().stream().map(Repr::of).collect(Collectors.joining(", "));
    return name.replace('_', ' ') + ": " + given;
  }

  private String warn(Arguments arguments) {
    if (phase != Phase.RUN) {
      return "";
    }
    String text = String.valueOf(arguments.positional().get(0));
    if (scope.selected().warningsFail()) {
      throw PythonException.of(ErrorType.HOST, text + " (--warn-error)");
    }
    scope.lines().accept("[WARNING]: " + text);
    return "";
  }

  @Override
  public String typeName() {
    return "exceptions";
  }
}
