package io.shoppipe.models.render;

import io.shoppipe.models.jinja.JinjaEnvironment;
import io.shoppipe.models.jinja.MacroTemplate;
import io.shoppipe.models.jinja.syntax.TopLevelBlock;
import io.shoppipe.models.project.SourceFile;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.UndefinedMode;
import io.shoppipe.singer.error.SingerException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The macros of a project and our own cross-database ones ({@code dbt.…}), for both phases.
 * Immutable, thread-safe.
 */
public final class MacroLibrary {
  private final Map<String, TopLevelBlock> projectBlocks = new LinkedHashMap<>();
  private final Map<Phase, Map<String, MacroTemplate>> project = new HashMap<>();
  private final Map<Phase, Map<String, MacroTemplate>> builtin = new HashMap<>();
  private final Map<Phase, JinjaEnvironment> environments = new HashMap<>();

  /** Reads the blocks of the files; fails where two macros have the same name. */
  public MacroLibrary(List<SourceFile> files) {
    environments.put(Phase.PARSE, JinjaEnvironment.standard().withUndefined(UndefinedMode.LENIENT));
    environments.put(Phase.RUN, JinjaEnvironment.standard().withUndefined(UndefinedMode.STRICT));
    files.forEach(this::collect);
    List<TopLevelBlock> own =
        JinjaEnvironment.topLevelBlocks(BuiltinMacros.FILE, BuiltinMacros.text());
    environments.forEach(
        (phase, environment) -> {
          project.put(phase, templates(environment, projectBlocks.values()));
          builtin.put(phase, templates(environment, own));
        });
  }

  private void collect(SourceFile file) {
    for (TopLevelBlock block : JinjaEnvironment.topLevelBlocks(file.path(), file.text())) {
      if (block.kind() != TopLevelBlock.Kind.MACRO && block.kind() != TopLevelBlock.Kind.TEST) {
        continue;
      }
      TopLevelBlock before = projectBlocks.put(block.macroName(), block);
      if (before != null) {
        throw SingerException.config(
            "The macro '%s' is defined twice: %s:%d and %s:%d. Rename or remove one."
                .formatted(
                    block.macroName(), before.file(), before.line(), file.path(), block.line()));
      }
    }
  }

  private static Map<String, MacroTemplate> templates(
      JinjaEnvironment environment, Iterable<TopLevelBlock> blocks) {
    Map<String, MacroTemplate> templates = new LinkedHashMap<>();
    blocks.forEach(block -> templates.put(block.macroName(), environment.macro(block)));
    return templates;
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
    return projectBlocks.size() + builtin.getOrDefault(Phase.RUN, Map.of()).size();
  }

  public Set<String> names() {
    return projectBlocks.keySet();
  }

  /** The names of our own macros, which are called with or without {@code dbt.} before them. */
  Set<String> builtinNames() {
    return builtin.getOrDefault(Phase.RUN, Map.of()).keySet();
  }

  /** Puts the project's macros into the context, which they see as their globals. */
  void bind(Phase phase, Map<String, @Nullable Object> context) {
    project
        .getOrDefault(phase, Map.of())
        .forEach((name, macro) -> context.put(name, macro.bind(context)));
  }

  Optional<PythonCallable> projectMacro(
      Phase phase, String name, Map<String, @Nullable Object> context) {
    return find(project, phase, name, context);
  }

  Optional<PythonCallable> builtinMacro(
      Phase phase, String name, Map<String, @Nullable Object> context) {
    return find(builtin, phase, name, context);
  }

  private static Optional<PythonCallable> find(
      Map<Phase, Map<String, MacroTemplate>> library,
      Phase phase,
      String name,
      Map<String, @Nullable Object> context) {
    return Optional.ofNullable(library.getOrDefault(phase, Map.of()).get(name))
        .map(macro -> macro.bind(context));
  }
}
