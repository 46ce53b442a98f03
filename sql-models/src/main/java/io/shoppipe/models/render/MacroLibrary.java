package io.shoppipe.models.render;

import io.shoppipe.models.jinja.JinjaEnvironment;
import io.shoppipe.models.jinja.MacroTemplate;
import io.shoppipe.models.jinja.syntax.TopLevelBlock;
import io.shoppipe.models.project.ProjectConfig;
import io.shoppipe.models.project.SourceFile;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.UndefinedMode;
import io.shoppipe.singer.error.SingerException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The macros of a project, of its packages and our own cross-database ones (the package {@code
 * dbt}), for both phases. Immutable, thread-safe.
 */
public final class MacroLibrary {
  /** The name of the package of our own macros. */
  public static final String INTERNAL = "dbt";

  /** The macro files of one package. */
  public record PackageFiles(String name, List<SourceFile> files) {
    public PackageFiles {
      files = List.copyOf(files);
    }
  }

  /** What dbt-bigquery has its own materializations for. */
  private static final Set<String> ON_BIGQUERY = Set.of("table", "view", "incremental");

  private final String root;
  private final ProjectConfig.Packages settings;
  private final Map<String, Map<String, TopLevelBlock>> blocks = new LinkedHashMap<>();
  private final Map<Phase, Map<String, Map<String, MacroTemplate>>> templates =
      new EnumMap<>(Phase.class);
  private final Map<Phase, JinjaEnvironment> environments = new EnumMap<>(Phase.class);

  /**
   * Reads the blocks of the files; fails where two macros of one package have the same name.
   *
   * @param packages the root project first
   * @param settings the root project's: where dispatch looks, whether packages replace what is ours
   */
  public MacroLibrary(List<PackageFiles> packages, ProjectConfig.Packages settings) {
    this.root = packages.get(0).name();
    this.settings = settings;
    packages.forEach(this::collect);
    blocks.put(INTERNAL, new LinkedHashMap<>());
    for (String file : BuiltinMacros.FILES) {
      JinjaEnvironment.topLevelBlocks(file, BuiltinMacros.text(file))
          .forEach(block -> put(INTERNAL, block));
    }
    environments.put(Phase.PARSE, JinjaEnvironment.standard().withUndefined(UndefinedMode.LENIENT));
    environments.put(Phase.RUN, JinjaEnvironment.standard().withUndefined(UndefinedMode.DEFAULT));
    environments.forEach((phase, environment) -> templates.put(phase, templates(environment)));
  }

  private void collect(PackageFiles files) {
    blocks.put(files.name(), new LinkedHashMap<>());
    for (SourceFile file : files.files()) {
      for (TopLevelBlock block : scanned(file)) {
        if (block.kind() != TopLevelBlock.Kind.SNAPSHOT
            && block.kind() != TopLevelBlock.Kind.DOCS) {
          put(files.name(), block);
        }
      }
    }
  }

  private static List<TopLevelBlock> scanned(SourceFile file) {
    try {
      return JinjaEnvironment.topLevelBlocks(file.path(), file.text());
    } catch (PythonException broken) {
      throw SingerException.config(String.valueOf(broken.getMessage()));
    }
  }

  private void put(String owner, TopLevelBlock block) {
    TopLevelBlock before = of(owner).put(block.macroName(), block);
    if (before != null) {
      throw SingerException.config(
          "The macro '%s' is defined twice: %s:%d and %s:%d. Rename or remove one."
              .formatted(
                  block.macroName(), before.file(), before.line(), block.file(), block.line()));
    }
  }

  private Map<String, TopLevelBlock> of(String owner) {
    return blocks.getOrDefault(owner, Map.of());
  }

  private Map<String, Map<String, MacroTemplate>> templates(JinjaEnvironment environment) {
    Map<String, Map<String, MacroTemplate>> all = new LinkedHashMap<>();
    blocks.forEach(
        (owner, macros) -> {
          Map<String, MacroTemplate> own = new LinkedHashMap<>();
          macros.forEach((name, block) -> own.put(name, environment.macro(block)));
          all.put(owner, own);
        });
    return all;
  }

  JinjaEnvironment environment(Phase phase) {
    JinjaEnvironment environment = environments.get(phase);
    if (environment == null) {
      throw new IllegalStateException("no environment for " + phase);
    }
    return environment;
  }

  /** How many macros there are in all. */
  public int size() {
    return blocks.values().stream().mapToInt(Map::size).sum();
  }

  /** The blocks of every package but our own, by package and macro name. */
  public Map<String, Map<String, TopLevelBlock>> blocks() {
    return blocks;
  }

  /** The names of all macros that the packages define. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    blocks.forEach(
        (owner, macros) -> {
          if (!owner.equals(INTERNAL)) {
            names.addAll(macros.keySet());
          }
        });
    return names;
  }

  /** The names of a package's macros; empty where it is not installed. */
  public Set<String> names(String owner) {
    return of(owner).keySet();
  }

  /** Whether the package defines that macro. */
  public boolean has(String owner, String name) {
    return of(owner).containsKey(name);
  }

  /**
   * The macro of a materialization that the root project or a package defines, with the package's
   * name: one for the adapter before the default one. Packages don't replace {@code builtin} ones
   * unless the root project's flags let them, and a default one doesn't replace one of dbt's that
   * is for the adapter.
   */
  public Optional<String> materialization(String name, String adapter, boolean builtin) {
    boolean ofPackages = !builtin || settings.overriding();
    List<String> owners =
        blocks.keySet().stream()
            .filter(owner -> !owner.equals(INTERNAL) && (owner.equals(root) || ofPackages))
            .toList();
    boolean ofAdapter =
        (adapter.equals("duckdb") && Set.of("table", "incremental").contains(name))
            || (adapter.equals("bigquery") && ON_BIGQUERY.contains(name));
    for (String kind : ofAdapter ? List.of(adapter) : List.of(adapter, "default")) {
      String macro = "materialization_" + name + "_" + kind;
      Optional<String> owner = owners.stream().filter(found -> has(found, macro)).findFirst();
      if (owner.isPresent()) {
        return Optional.of(owner.get() + "." + macro);
      }
    }
    return Optional.empty();
  }

  String root() {
    return root;
  }

  /** Whether there is a package of that name. */
  boolean hasPackage(String name) {
    return blocks.containsKey(name);
  }

  /** The packages where a dispatch into that namespace looks. */
  List<String> searchOrder(String namespace) {
    return settings.dispatch().getOrDefault(namespace, List.of(root, namespace));
  }

  Optional<MacroTemplate> macro(Phase phase, String owner, String name) {
    Map<String, MacroTemplate> own =
        templates.getOrDefault(phase, Map.of()).getOrDefault(owner, Map.of());
    return Optional.ofNullable(own.get(name));
  }

  /** A macro of the node's package or the root project, that sees the context. */
  Optional<PythonCallable> projectMacro(
      Phase phase, String name, Map<String, @Nullable Object> context) {
    return context instanceof RenderContext known
        ? known.macros().own(name).map(PythonCallable.class::cast)
        : macro(phase, root, name).map(macro -> macro.bind(context));
  }
}
