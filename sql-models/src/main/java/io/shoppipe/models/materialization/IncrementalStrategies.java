package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.Node;
import io.shoppipe.models.render.ColumnValue;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The list of strategies of incremental models: add a new one here. A project's own macro {@code
 * get_incremental_NAME_sql} comes before them.
 */
final class IncrementalStrategies {
  private static final List<IncrementalStrategy> ALL =
      List.of(
          new AppendStrategy(),
          new DeleteInsertStrategy(),
          new MergeStrategy(),
          new DuckDbMergeStrategy(),
          new InsertOverwriteStrategy(),
          new MicrobatchStrategy());

  /** Statements, and how the warehouse words its answer to them. */
  record Chosen(String sql, String answer) {}

  private IncrementalStrategies() {}

  static Chosen choose(Increment increment) {
    Build build = increment.build();
    String wanted = wanted(build);
    Optional<Object> own = ownMacro(increment, wanted);
    if (own.isPresent()) {
      return new Chosen(own.get().toString(), "OK");
    }
    String name = wanted.equals("default") ? usual(increment) : wanted;
    IncrementalStrategy strategy = strategy(build, name);
    return new Chosen(strategy.sql(increment), strategy.answer());
  }

  /** Refuses what no strategy is; dbt does so on servers even before a first build. */
  static void check(Build build) {
    String wanted = wanted(build);
    if (!isOwn(build, wanted) && !wanted.equals("default")) {
      strategy(build, wanted);
    }
  }

  /** What the config says. */
  static String wanted(Build build) {
    return build.config().text("incremental_strategy").orElse("default");
  }

  /** Whether the project has a macro for it. */
  static boolean isOwn(Build build, String wanted) {
    return macroNames(build, wanted).stream().anyMatch(build.scope()::hasMacro);
  }

  /** The statements of a strategy of the list, or of the usual one. */
  static String sql(Increment increment, String wanted) {
    String name = wanted.equals("default") ? usual(increment) : wanted;
    return strategy(increment.build(), name).sql(increment);
  }

  private static String usual(Increment increment) {
    if (increment.build().isBigQuery()) {
      return "merge";
    }
    return increment.uniqueKey().isEmpty() ? "append" : "delete+insert";
  }

  private static IncrementalStrategy strategy(Build build, String name) {
    List<IncrementalStrategy> known =
        ALL.stream().filter(strategy -> strategy.knownTo(build.adapter())).toList();
    List<String> names = known.stream().map(IncrementalStrategy::name).toList();
    return known.stream()
        .filter(strategy -> strategy.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    build.node(),
                    "has the incremental_strategy '%s', but dbt could not find an incremental strategy macro with the name \"get_incremental_%s_sql\" in %s.%s There is: %s"
                        .formatted(
                            name,
                            macroName(name),
                            build.scope().project(),
                            NearMiss.hint(name, names),
                            String.join(", ", names))));
  }

  private static String macroName(String strategy) {
    return strategy.replace('+', '_');
  }

  private static Optional<Object> ownMacro(Increment increment, String strategy) {
    Build build = increment.build();
    new OwnFunctions(build).defineStrategies();
    for (String name : macroNames(build, strategy)) {
      Optional<Object> result = build.scope().call(name, arguments(increment));
      if (result.isPresent()) {
        return result;
      }
    }
    return Optional.empty();
  }

  private static List<String> macroNames(Build build, String strategy) {
    String name = "get_incremental_" + macroName(strategy) + "_sql";
    return List.of(name, build.adapter() + "__" + name, "default__" + name);
  }

  /** What dbt hands to a strategy's macro. */
  private static Map<String, @Nullable Object> arguments(Increment increment) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("target_relation", RelationValue.table(increment.build().relation()));
    arguments.put("temp_relation", RelationValue.table(increment.source()));
    arguments.put("unique_key", increment.config().values().get("unique_key"));
    arguments.put(
        "dest_columns",
        increment.columns().stream()
            .map(
                column ->
                    ColumnValue.described(
                        increment.build().adapter(), column.name(), column.nativeType()))
            .toList());
    List<String> predicates = increment.predicates();
    arguments.put("incremental_predicates", predicates.isEmpty() ? null : predicates);
    return arguments;
  }

  static SingerException wrong(Node node, String why) {
    return new SingerException(
        ErrorKind.MODELS,
        "Compilation Error in %s %s (%s): it %s"
            .formatted(node.resourceType(), node.name(), node.path(), why));
  }
}
