package io.shoppipe.models.render;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one node's templates see while it runs: renders its hooks and calls the project's macros as
 * its own. Not thread-safe.
 */
public final class NodeScope {
  private final Node node;
  private final MacroLibrary macros;
  private final Map<String, @Nullable Object> context;
  private final ConfigFunction.Known config;
  private final boolean fullRefresh;
  private final Optional<Batch> batch;

  NodeScope(
      Node node,
      MacroLibrary macros,
      Map<String, @Nullable Object> context,
      ConfigFunction.Known config,
      boolean fullRefresh,
      Optional<Batch> batch) {
    this.node = node;
    this.macros = macros;
    this.context = context;
    this.config = config;
    this.fullRefresh = fullRefresh;
    this.batch = batch;
  }

  /** The node's config with what its templates have set. */
  public NodeConfig config() {
    return config.config();
  }

  /** Whether it is to be built anew: its own {@code full_refresh} wins over the command's. */
  public boolean fullRefresh() {
    return fullRefresh;
  }

  /** Which batch of a microbatch model this is. */
  public Optional<Batch> batch() {
    return batch;
  }

  /** Fails with MODELS where it can't be rendered. */
  public String render(String text) {
    return guarded(
        node, () -> macros.environment(Phase.RUN).parse(node.path(), text).render(context));
  }

  /** Gives the node's templates a name more. */
  public void define(String name, @Nullable Object value) {
    context.put(name, value);
  }

  /** A name as the node's templates see it. */
  public @Nullable Object value(String name) {
    return context.get(name);
  }

  /** The other models of the run. */
  public OtherModels others() {
    return context.get("graph") instanceof GraphValue graph
            && context.get("selected_resources") instanceof List<?> selected
            && context.get("flags") instanceof Map<?, ?> flags
        ? new OtherModels(
            graph.graph(),
            selected.stream().map(String::valueOf).toList(),
            Boolean.TRUE.equals(flags.get("FULL_REFRESH")))
        : new OtherModels(new ModelGraph(List.of()), List.of(), false);
  }

  /** Whether the project has a macro of that name. */
  public boolean hasMacro(String macro) {
    return macros.projectMacro(Phase.RUN, macro, context).isPresent();
  }

  /** The project's name. */
  public String project() {
    return String.valueOf(context.get("project_name"));
  }

  /** The result of a macro of the project, if there is one of that name. */
  public Optional<Object> call(String macro, @Nullable Object... arguments) {
    return macros
        .projectMacro(Phase.RUN, macro, context)
        .map(found -> result(found, Arguments.of(arguments)));
  }

  /** What the project's own version of one of dbt's macros returns, if it has one. */
  public Optional<Object> override(String adapter, String macro, @Nullable Object... arguments) {
    for (String prefix : List.of("", adapter + "__", "default__")) {
      Optional<Object> result = call(prefix + macro, arguments);
      if (result.isPresent()) {
        return result;
      }
    }
    return Optional.empty();
  }

  /** Calls a macro by name, perhaps with its package's before it; fails where there is none. */
  public void macro(String name, Map<String, @Nullable Object> arguments) {
    guarded(node, () -> result(NodeContexts.callable(context, name), arguments));
  }

  private Object result(PythonCallable macro, Map<String, @Nullable Object> arguments) {
    return result(macro, new Arguments(List.of(), arguments));
  }

  private Object result(PythonCallable macro, Arguments arguments) {
    return guarded(
        node,
        () -> {
          Object result = macro.call(arguments);
          return result == null ? "" : result;
        });
  }

  /** Gives the project's own materialization what it sees beside the node's names. */
  public void startMaterialization(String sql) {
    define("sql", sql);
    define("compiled_code", sql);
    for (String key : List.of("pre_hook", "post_hook")) {
      define(key + "s", Hook.of(config(), key).stream().map(Hook::value).toList());
    }
    transaction(Transaction::start);
  }

  /** What the project's own materialization returns; {@code macro} has its package's name. */
  public @Nullable Object materialize(String macro) {
    return guarded(node, () -> NodeContexts.callable(context, macro).call(Arguments.NONE));
  }

  /** What a function of the node's templates answers. */
  public @Nullable Object answer(String function, @Nullable Object... arguments) {
    return guarded(
        node, () -> NodeContexts.callable(context, function).call(Arguments.of(arguments)));
  }

  /** Undoes what the project's own materialization has not committed. */
  public void endTransaction() {
    transaction(Transaction::end);
  }

  private void transaction(Consumer<Transaction> change) {
    if (context instanceof RenderContext known) {
      change.accept(known.transaction());
    }
  }

  static <T extends @Nullable Object> T guarded(Node node, Supplier<T> rendering) {
    try {
      return rendering.get();
    } catch (PythonException broken) {
      String place = broken.template() == null ? node.path() + ": " : "";
      throw new RenderFailure(
          node,
          "Compilation Error in %s %s (%s%s)"
              .formatted(node.resourceType(), node.name(), place, broken.getMessage()),
          broken);
    }
  }
}
