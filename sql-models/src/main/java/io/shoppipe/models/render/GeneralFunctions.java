package io.shoppipe.models.render;

import io.shoppipe.models.jinja.eval.ReturnSignal;
import io.shoppipe.models.modules.Modules;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that every template of a project sees, whichever node it belongs to. */
final class GeneralFunctions {
  private static final Signature LOG = Signature.of("log", "msg", "info?");

  private GeneralFunctions() {}

  static Map<String, @Nullable Object> of(RenderScope scope, Phase phase, String packageName) {
    Map<String, @Nullable Object> functions = new LinkedHashMap<>();
    functions.put("var", scope.varsOf(packageName).function(phase));
    functions.put(
        "env_var",
        new EnvironmentFunction(scope.environment(), EnvironmentFunction.SecretsAllowed.NO));
    functions.put("target", Targets.value(scope.profile(), scope.database()));
    functions.put("return", ReturnSignal.function());
    functions.put("log", (PythonCallable) arguments -> log(scope, arguments));
    functions.put("print", (PythonCallable) arguments -> print(scope, phase, arguments));
    functions.put("exceptions", new Exceptions(scope, phase));
    functions.put("execute", phase == Phase.RUN);
    functions.put("project_name", scope.projectName());
    functions.put("invocation_id", scope.invocationId());
    functions.put("run_started_at", new Moment(scope.startedAt()));
    functions.put("flags", flags(scope));
    functions.put("tojson", JsonFunctions.TO_JSON);
    functions.put("fromjson", JsonFunctions.FROM_JSON);
    functions.put("local_md5", JsonFunctions.MD5);
    functions.put("modules", Modules.VALUE);
    functions.put("dbt_version", DbtVersion.TEXT);
    functions.put("selected_resources", new ArrayList<>(scope.selected().ids()));
    functions.put("thread_id", Thread.currentThread().getName());
    PythonicFunctions.define(functions);
    return functions;
  }

  private static Map<String, @Nullable Object> flags(RenderScope scope) {
    Map<String, @Nullable Object> flags = new LinkedHashMap<>();
    flags.put("FULL_REFRESH", scope.fullRefresh());
    flags.put("WHICH", scope.command());
    flags.put("STORE_FAILURES", scope.storeFailures());
    flags.put("FAIL_FAST", false);
    flags.put("EMPTY", scope.selected().empty());
    flags.put("INTROSPECT", true);
    flags.put("PRINT", true);
    flags.put("DEBUG", false);
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
}
