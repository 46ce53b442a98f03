package io.shoppipe.models;

import io.shoppipe.models.contract.Contract;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.materialization.Materializations;
import io.shoppipe.models.parse.ParsedProject;
import io.shoppipe.models.parse.ProjectParser;
import io.shoppipe.models.parse.ProjectSources;
import io.shoppipe.models.project.InstalledPackages;
import io.shoppipe.models.project.Profile;
import io.shoppipe.models.project.ProfileReader;
import io.shoppipe.models.project.ProjectConfig;
import io.shoppipe.models.project.ProjectConfigReader;
import io.shoppipe.models.project.ProjectFiles;
import io.shoppipe.models.render.MacroLibrary;
import io.shoppipe.models.render.RenderScope;
import io.shoppipe.models.render.Selected;
import io.shoppipe.models.render.TemplateLog;
import io.shoppipe.models.render.Vars;
import io.shoppipe.models.render.YamlContext;
import io.shoppipe.models.run.Batches;
import io.shoppipe.models.select.SelectorsFile;
import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.models.yaml.YamlReader;
import io.shoppipe.warehouse.api.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the project of one request: options, profile, files, graph. */
final class Invocation {
  static final String SELECTORS = "selectors.yml";

  private final ModelsRequest request;
  private final Instant startedAt;
  private final TemplateLog lines;
  private final Map<String, @Nullable Object> commandLineVars;

  Invocation(ModelsRequest request, Instant startedAt, TemplateLog lines) {
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
  List<Path> profileFolders() {
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

  /** Does what needs no warehouse: installs packages, cleans. */
  ModelsResult offline(ModelsCommand command) {
    Path root = request.projectDir();
    ProjectConfigReader reader = reader();
    if (command == ModelsCommand.CLEAN) {
      boolean anywhere = request.options().has(RunOptions.Switch.CLEAN_ANYWHERE);
      new Cleaning(root, reader.codeFolders(root), anywhere, lines)
          .clean(reader.cleanTargets(root));
    } else {
      String folder = reader.packagesFolder(root);
      new Dependencies(root, new InstalledPackages(root, folder), lines).install();
    }
    return new ModelsResult(List.of());
  }

  /** Fails with CONFIG where {@code dbt_project.yml} can't be used. */
  void checkProject(Optional<Profile> profile) {
    Vars vars = new Vars("", Map.of(), commandLineVars);
    YamlContext yaml =
        profile
            .map(found -> YamlContext.forProject(vars, request.environment(), found, ""))
            .orElseGet(() -> YamlContext.forProfile(vars, request.environment()));
    new ProjectConfigReader(yaml).read(request.projectDir());
  }

  /** Where the project says that artifacts go. */
  String targetPath() {
    return reader().target(request.projectDir());
  }

  /** What the project's files are now. */
  ProjectStamp stamp() {
    Path root = request.projectDir();
    ProjectConfigReader reader = reader();
    List<String> folders = new ArrayList<>(reader.codeFolders(root));
    folders.add(reader.packagesFolder(root));
    return ProjectStamp.of(root, folders);
  }

  private ProjectConfigReader reader() {
    return new ProjectConfigReader(
        YamlContext.forProfile(new Vars("", Map.of(), commandLineVars), request.environment()));
  }

  /** Reads and parses the project for that profile in that warehouse. */
  LoadedProject load(Profile profile, Warehouse warehouse) {
    String database = warehouse.database();
    YamlContext forConfig =
        YamlContext.forProject(
            new Vars("", Map.of(), commandLineVars), request.environment(), profile, database);
    ProjectConfig config = new ProjectConfigReader(forConfig).read(request.projectDir());
    Vars vars = new Vars(config.name(), config.vars(), commandLineVars);
    Map<String, Vars> packageVars = new LinkedHashMap<>();
    List<ProjectSources> packages = new ArrayList<>();
    packages.add(
        ProjectSources.read(
            config,
            config,
            YamlContext.forProject(vars, request.environment(), profile, database)));
    for (Path folder : new InstalledPackages(config.root(), config.packages().folder()).folders()) {
      ProjectConfig own = new ProjectConfigReader(forConfig).read(folder);
      Vars seen = vars.of(own.name(), own.vars());
      packageVars.put(own.name(), seen);
      packages.add(
          ProjectSources.read(
              own, config, YamlContext.forProject(seen, request.environment(), profile, database)));
    }
    RenderScope scope = scope(profile, database, config, vars, packageVars);
    MacroLibrary macros =
        new MacroLibrary(
            packages.stream()
                .map(found -> new MacroLibrary.PackageFiles(found.config().name(), found.macros()))
                .toList(),
            config.packages());
    ParsedProject parsed = new ProjectParser(packages, macros, scope).parse();
    parsed.graph().nodes(RelationNode.class).stream()
        .filter(node -> !ownMaterialization(macros, node, profile))
        .forEach(Materializations::check);
    parsed.graph().nodes(RelationNode.class).forEach(Batches::check);
    parsed.graph().nodes(RelationNode.class).forEach(Contract::check);
    return new LoadedProject(config, scope, macros, parsed, selectors(forConfig));
  }

  /** {@code selectors.yml} of the root project; without one there are none. */
  @SuppressWarnings("unchecked")
  private SelectorsFile selectors(YamlContext yaml) {
    Path file = request.projectDir().resolve(SELECTORS);
    if (!Files.isRegularFile(file)) {
      return new SelectorsFile(YamlReader.map(SELECTORS, ""));
    }
    YamlMap raw = YamlReader.map(SELECTORS, ProjectFiles.text(file, SELECTORS));
    Object rendered = yaml.deep(SELECTORS, raw.values(), Set.of());
    return new SelectorsFile(
        new YamlMap(SELECTORS, (Map<String, @Nullable Object>) Objects.requireNonNull(rendered)));
  }

  private static boolean ownMaterialization(
      MacroLibrary macros, RelationNode node, Profile profile) {
    boolean builtin = Materializations.isKnown(node);
    return macros.materialization(node.materialized(), profile.type(), builtin).isPresent();
  }

  private RenderScope scope(
      Profile profile,
      String database,
      ProjectConfig config,
      Vars vars,
      Map<String, Vars> packageVars) {
    return new RenderScope(
        config.name(),
        profile,
        database,
        vars,
        packageVars,
        request.environment(),
        "build",
        request.options().fullRefresh(),
        request.options().storeFailures(),
        UUID.randomUUID().toString(),
        startedAt,
        lines,
        Selected.NOTHING);
  }
}
