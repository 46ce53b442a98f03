package io.shoppipe.models.render;

import io.shoppipe.models.jinja.eval.ReturnSignal;
import io.shoppipe.models.modules.Modules;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.Signature;
import io.shoppipe.python.datetime.JavaTimes;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The functions that every template of a project sees, whichever node it belongs to. */
final class GeneralFunctions {
  private static final String METADATA = "DBT_ENV_CUSTOM_ENV_";
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
    functions.put(
        "run_started_at", JavaTimes.value(scope.startedAt().truncatedTo(ChronoUnit.MICROS)));
    functions.put("flags", flags(scope));
    functions.put("invocation_args_dict", arguments(scope));
    functions.put("dbt_metadata_envs", metadata(scope.environment()));
    functions.put("tojson", JsonFunctions.TO_JSON);
    functions.put("fromjson", JsonFunctions.FROM_JSON);
    functions.put("local_md5", JsonFunctions.MD5);
    functions.put("modules", Modules.VALUE);
    functions.put("dbt_version", DbtVersion.TEXT);
    functions.put("selected_resources", new ArrayList<>(scope.selected().ids()));
    String thread = Thread.currentThread().getName();
    functions.put("thread_id", thread.equals("main") ? "MainThread" : thread);
    PythonicFunctions.define(functions);
    return functions;
  }

  /** The command line in dbt's names, as far as it has a meaning while SQL is made. */
  private static Map<String, @Nullable Object> arguments(RenderScope scope) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    given.put("which", scope.command());
    given.put("invocation_command", "dbt " + scope.command());
    flags(scope).forEach((name, value) -> given.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
    return given;
  }

  /** What the environment tells for the artifacts' metadata. */
  private static Map<String, Object> metadata(Map<String, String> environment) {
    Map<String, Object> metadata = new TreeMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(METADATA)) {
            metadata.put(name.substring(METADATA.length()), value);
          }
        });
    return metadata;
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
    String line = String.valueOf(bound.at(0));
    if (bound.flag(1, false)) {
      scope.lines().accept(line);
    } else {
      scope.lines().debug(line);
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
