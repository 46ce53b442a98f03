package io.shoppipe.models;

import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.materialization.Materializations;
import io.shoppipe.models.parse.ParsedProject;
import io.shoppipe.models.parse.ProjectParser;
import io.shoppipe.models.parse.ProjectSources;
import io.shoppipe.models.project.Profile;
import io.shoppipe.models.project.ProfileReader;
import io.shoppipe.models.project.ProjectConfig;
import io.shoppipe.models.project.ProjectConfigReader;
import io.shoppipe.models.render.MacroLibrary;
import io.shoppipe.models.render.RenderScope;
import io.shoppipe.models.render.Vars;
import io.shoppipe.models.render.YamlContext;
import io.shoppipe.models.run.Batches;
import io.shoppipe.models.yaml.YamlReader;
import io.shoppipe.warehouse.api.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the project of one request: options, profile, files, graph. */
final class Invocation {
  private final ModelsRequest request;
  private final Instant startedAt;
  private final Consumer<String> lines;
  private final Map<String, @Nullable Object> commandLineVars;

  Invocation(ModelsRequest request, Instant startedAt, Consumer<String> lines) {
    this.request = request;
    this.startedAt = startedAt;
    this.lines = lines;
    this.commandLineVars = YamlReader.map("--vars", request.vars()).values();
  }

  /** The output of {@code profiles.yml} that the project names. */
  Profile profile() {
    YamlContext yaml =
        YamlContext.forProfile(new Vars("", Map.of(), commandLineVars), request.environment());
    String name =
        request
            .profile()
            .orElseGet(() -> new ProjectConfigReader(yaml).profileName(request.projectDir()));
    return withThreads(new ProfileReader(profileFolders(), yaml).read(name, request.target()));
  }

  Profile profile(TargetWarehouse given) {
    return withThreads(
        new Profile(
            "target-warehouse",
            request.target().orElse(given.target()),
            given.warehouse().name(),
            given.schema(),
            given.threads(),
            Map.of()));
  }

  private Profile withThreads(Profile profile) {
    return new Profile(
        profile.name(),
        profile.target(),
        profile.type(),
        profile.schema(),
        Math.max(1, request.threads().orElse(profile.threads())),
        profile.settings());
  }

  /** Where dbt looks for {@code profiles.yml}. */
  private List<Path> profileFolders() {
    List<Path> folders = new ArrayList<>();
    Path cwd = request.workingDirectory();
    if (request.profilesDir().isPresent()) {
      return List.of(cwd.resolve(request.profilesDir().get()));
    }
    String fromEnvironment = request.environment().get("DBT_PROFILES_DIR");
    if (fromEnvironment != null) {
      return List.of(cwd.resolve(fromEnvironment));
    }
    folders.add(cwd);
    folders.add(request.projectDir());
    String home = request.environment().get("HOME");
    if (home != null) {
      folders.add(Path.of(home, ".dbt"));
    }
    return folders;
  }

  /** Reads and parses the project for that profile in that warehouse. */
  LoadedProject load(Profile profile, Warehouse warehouse) {
    String database = warehouse.database();
    YamlContext forConfig =
        YamlContext.forProject(
            new Vars("", Map.of(), commandLineVars), request.environment(), profile, database);
    ProjectConfig config = new ProjectConfigReader(forConfig).read(request.projectDir());
    Vars vars = new Vars(config.name(), config.vars(), commandLineVars);
    RenderScope scope = scope(profile, database, config, vars);
    ProjectSources sources =
        ProjectSources.read(
            config, YamlContext.forProject(vars, request.environment(), profile, database));
    MacroLibrary macros = new MacroLibrary(sources.macros());
    ParsedProject parsed = new ProjectParser(sources, macros, scope).parse();
    parsed.graph().nodes(RelationNode.class).forEach(Materializations::check);
    parsed.graph().nodes(RelationNode.class).forEach(Batches::check);
    return new LoadedProject(config, scope, macros, parsed);
  }

  private RenderScope scope(Profile profile, String database, ProjectConfig config, Vars vars) {
    return new RenderScope(
        config.name(),
        profile,
        database,
        vars,
        request.environment(),
        request.options().fullRefresh(),
        UUID.randomUUID().toString(),
        startedAt,
        lines);
  }
}
