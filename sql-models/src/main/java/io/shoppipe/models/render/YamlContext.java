package io.shoppipe.models.render;

import io.shoppipe.models.jinja.JinjaEnvironment;
import io.shoppipe.models.project.Profile;
import io.shoppipe.models.project.YamlRenderer;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.UndefinedMode;
import io.shoppipe.singer.error.SingerException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders the Jinja of YAML files: {@code var}, {@code env_var} and, once known, {@code target}.
 */
public final class YamlContext implements YamlRenderer {
  private final JinjaEnvironment jinja =
      JinjaEnvironment.standard().withUndefined(UndefinedMode.STRICT);
  private final Map<String, @Nullable Object> context;

  private YamlContext(Map<String, @Nullable Object> context) {
    this.context = context;
  }

  /** For {@code profiles.yml}: before there is a target; secrets may be read. */
  public static YamlContext forProfile(Vars commandLine, Map<String, String> environment) {
    Map<String, @Nullable Object> context = new HashMap<>();
    context.put("var", commandLine.function(Phase.RUN));
    context.put(
        "env_var", new EnvironmentFunction(environment, EnvironmentFunction.SecretsAllowed.YES));
    return new YamlContext(context);
  }

  /** For the project's own files. */
  public static YamlContext forProject(
      Vars vars, Map<String, String> environment, Profile profile, String database) {
    Map<String, @Nullable Object> context = new HashMap<>();
    context.put("var", vars.function(Phase.RUN));
    context.put(
        "env_var", new EnvironmentFunction(environment, EnvironmentFunction.SecretsAllowed.NO));
    context.put("target", Targets.value(profile, database));
    return new YamlContext(context);
  }

  @Override
  public @Nullable Object text(String place, String text) {
    try {
      return jinja.parse(place, text).evaluateNative(context);
    } catch (PythonException failed) {
      throw SingerException.config(place + ": " + failed.problem());
    }
  }
}
