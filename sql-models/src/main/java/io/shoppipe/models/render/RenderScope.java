package io.shoppipe.models.render;

import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.project.Profile;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    TemplateLog lines,
    Selected selected) {
  public RenderScope {
    packageVars = Map.copyOf(packageVars);
  }

  /** With other values for some variables, of every package, and for some of the environment. */
  RenderScope overridden(
      Map<String, @Nullable Object> vars, Map<String, @Nullable Object> environmentNames) {
    Map<String, Vars> packages = new HashMap<>();
    packageVars.forEach((name, own) -> packages.put(name, own.with(vars)));
    Map<String, String> changed = new HashMap<>(environment);
    environmentNames.forEach((name, value) -> changed.put(name, String.valueOf(value)));
    return new RenderScope(
        projectName,
        profile,
        database,
        this.vars.with(vars),
        packages,
        changed,
        command,
        fullRefresh,
        storeFailures,
        invocationId,
        startedAt,
        lines,
        selected);
  }

  /** A relation of that name in the profile's own schema. */
  RelationName relation(String name) {
    return new RelationName(database, profile.schema(), name, Quotes.of(profile.type()));
  }

  /** The variables as the templates of a package see them. */
  Vars varsOf(String packageName) {
    return packageVars.getOrDefault(packageName, vars);
  }

  /** The same for a run of its own that begins then. */
  public RenderScope startingAt(Instant start) {
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
        UUID.randomUUID().toString(),
        start,
        lines,
        selected);
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
