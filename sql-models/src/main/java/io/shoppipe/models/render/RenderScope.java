package io.shoppipe.models.render;

import io.shoppipe.models.project.Profile;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is the same for all templates of one run. {@code lines} takes what templates log for the
 * user; it is called from several threads.
 */
public record RenderScope(
    String projectName,
    Profile profile,
    String database,
    Vars vars,
    Map<String, Vars> packageVars,
    Map<String, String> environment,
    String command,
    boolean fullRefresh,
    boolean storeFailures,
    String invocationId,
    Instant startedAt,
    Consumer<String> lines,
    Selected selected) {
  public RenderScope {
    packageVars = Map.copyOf(packageVars);
  }

  /** The variables as the templates of a package see them. */
  Vars varsOf(String packageName) {
    return packageVars.getOrDefault(packageName, vars);
  }

  /** The same for a run of what is selected. */
  public RenderScope running(Selected chosen) {
    return new RenderScope(
        projectName,
        profile,
        database,
        vars,
        packageVars,
        environment,
        command,
        fullRefresh,
        storeFailures,
        invocationId,
        startedAt,
        lines,
        chosen);
  }
}
