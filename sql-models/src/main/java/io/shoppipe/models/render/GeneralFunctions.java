package io.shoppipe.models.render;

import io.shoppipe.models.jinja.eval.ReturnSignal;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that every template of a project sees, whichever node it belongs to. */
final class GeneralFunctions {
  private static final Signature MESSAGE = Signature.of("raise_compiler_error", "msg", "node?");
  private static final Signature LOG = Signature.of("log", "msg", "info?");

  private GeneralFunctions() {}

  static Map<String, @Nullable Object> of(RenderScope scope, Phase phase) {
    Map<String, @Nullable Object> functions = new LinkedHashMap<>();
    functions.put("var", scope.vars().function(phase));
    functions.put(
        "env_var",
        new EnvironmentFunction(scope.environment(), EnvironmentFunction.SecretsAllowed.NO));
    functions.put("target", Targets.value(scope.profile(), scope.database()));
    functions.put("return", ReturnSignal.function());
    functions.put("log", (PythonCallable) arguments -> log(scope, arguments));
    functions.put("print", (PythonCallable) arguments -> print(scope, phase, arguments));
    functions.put("exceptions", exceptions(scope, phase));
    functions.put("execute", phase == Phase.RUN);
    functions.put("project_name", scope.projectName());
    functions.put("invocation_id", scope.invocationId());
    functions.put("run_started_at", new Moment(scope.startedAt()));
    functions.put("flags", flags(scope));
    functions.put("tojson", JsonFunctions.TO_JSON);
    functions.put("fromjson", JsonFunctions.FROM_JSON);
    functions.put("local_md5", JsonFunctions.MD5);
    return functions;
  }

  private static Map<String, @Nullable Object> flags(RenderScope scope) {
    Map<String, @Nullable Object> flags = new LinkedHashMap<>();
    flags.put("FULL_REFRESH", scope.fullRefresh());
    flags.put("WHICH", "build");
    return flags;
  }

  private static String log(RenderScope scope, Arguments arguments) {
    Bound bound = arguments.bind(LOG);
    if (bound.flag(1, false)) {
      scope.lines().accept(String.valueOf(bound.at(0)));
    }
    return "";
  }

  private static String print(RenderScope scope, Phase phase, Arguments arguments) {
    if (phase == Phase.RUN) {
      scope.lines().accept(String.valueOf(arguments.bind(LOG).at(0)));
    }
    return "";
  }

  private static PythonObject exceptions(RenderScope scope, Phase phase) {
    return new PythonObject() {
      @Override
      public @Nullable Object attribute(String name) {
        return switch (name) {
          case "raise_compiler_error" ->
              (PythonCallable)
                  arguments -> {
                    throw PythonException.of(
                        ErrorType.HOST, String.valueOf(arguments.bind(MESSAGE).at(0)));
                  };
          case "warn" ->
              (PythonCallable)
                  arguments -> phase == Phase.RUN ? warn(scope, arguments.bind(MESSAGE).at(0)) : "";
          default -> MISSING;
        };
      }

      @Override
      public String typeName() {
        return "exceptions";
      }
    };
  }

  private static String warn(RenderScope scope, @Nullable Object message) {
    scope.lines().accept("[WARNING]: " + message);
    return "";
  }
}
