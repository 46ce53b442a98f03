package io.shoppipe.models.materialization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code merge} on DuckDB, with the settings that dbt-duckdb has for it. */
final class DuckDbMergeStrategy implements IncrementalStrategy {
  @Override
  public String name() {
    return "merge";
  }

  @Override
  public boolean knownTo(String adapter) {
    return adapter.equals("duckdb");
  }

  @Override
  public String sql(Increment increment) {
    List<String> problems = MergeConfig.problems(increment.config().values());
    if (!problems.isEmpty()) {
      throw IncrementalStrategies.wrong(
          increment.build().node(),
          "has MERGE configuration errors: " + String.join("; ", problems));
    }
    Map<?, ?> clauses = increment.map("merge_clauses");
    StringBuilder sql = new StringBuilder(MergeStrategy.head(increment)).append(on(increment));
    for (Object clause : clauses(clauses, "when_matched", matched(increment))) {
      sql.append("\nwhen matched").append(clause(clause, increment));
    }
    for (Object clause : clauses(clauses, "when_not_matched", notMatched(increment))) {
      sql.append("\nwhen not matched").append(clause(clause, increment));
    }
    List<String> returning = increment.texts("merge_returning_columns");
    return sql + (returning.isEmpty() ? "" : "\nreturning " + String.join(", ", returning));
  }

  private static String on(Increment increment) {
    List<String> using = increment.texts("merge_on_using_columns");
    if (!using.isEmpty()) {
      return "using (" + String.join(", ", using) + ")";
    }
    List<String> conditions = new ArrayList<>(MergeStrategy.sameKey(increment));
    conditions.addAll(increment.predicates());
    return "on " + Increment.all(conditions);
  }

  private static List<?> clauses(Map<?, ?> given, String key, Map<String, Object> usual) {
    return given.get(key) instanceof List<?> list ? list : List.of(usual);
  }

  private static Map<String, Object> matched(Increment increment) {
    Map<String, Object> clause = new LinkedHashMap<>();
    clause.put("action", "update");
    increment.config().text("merge_update_condition").ifPresent(c -> clause.put("condition", c));
    boolean some =
        !increment.texts("merge_update_columns").isEmpty()
            || !increment.texts("merge_exclude_columns").isEmpty()
            || !increment.map("merge_update_set_expressions").isEmpty();
    clause.put("mode", some ? "configured" : "by_name");
    return clause;
  }

  private static Map<String, Object> notMatched(Increment increment) {
    Map<String, Object> clause = new LinkedHashMap<>();
    clause.put("action", "insert");
    increment.config().text("merge_insert_condition").ifPresent(c -> clause.put("condition", c));
    clause.put("mode", "by_name");
    return clause;
  }

  private static String clause(Object raw, Increment increment) {
    Map<?, ?> clause = raw instanceof Map<?, ?> map ? map : Map.of();
    Object by = clause.get("by");
    return (by == null ? "" : " by " + by)
        + condition(clause.get("condition"))
        + " then "
        + action(clause, increment);
  }

  private static String condition(@Nullable Object condition) {
    if (condition instanceof List<?> list) {
      return " and " + Increment.all(list.stream().map(String::valueOf).toList());
    }
    return condition == null ? "" : " and " + condition;
  }

  private static String action(Map<?, ?> clause, Increment increment) {
    String action = String.valueOf(clause.get("action"));
    String mode = String.valueOf(clause.get("mode"));
    return switch (action) {
      case "update" -> "update" + update(mode, clause, increment);
      case "insert" -> "insert" + insert(mode, clause);
      case "do_nothing" -> "do nothing";
      case "error" -> "error" + message(clause.get("error_message"));
      default -> action;
    };
  }

  private static String message(@Nullable Object message) {
    return message == null ? "" : " '" + message.toString().replace("'", "''") + "'";
  }

  private static String update(String mode, Map<?, ?> clause, Increment increment) {
    return switch (mode) {
      case "by_name", "by_position" -> " " + mode.replace('_', ' ');
      case "star" -> " set *";
      case "configured" ->
          " set " + assignments(increment.updated(), increment.map("merge_update_set_expressions"));
      default -> " set " + explicit(clause, increment);
    };
  }

  private static String explicit(Map<?, ?> clause, Increment increment) {
    if (clause.get("set_expressions") instanceof Map<?, ?> only) {
      return assignments(List.of(), only);
    }
    Map<?, ?> update = clause.get("update") instanceof Map<?, ?> map ? map : Map.of();
    List<String> include = texts(update.get("include"));
    List<String> exclude = texts(update.get("exclude"));
    Map<?, ?> set = update.get("set_expressions") instanceof Map<?, ?> map ? map : Map.of();
    List<String> columns =
        include.isEmpty()
            ? increment.quotedColumns().stream()
                .filter(column -> exclude.stream().noneMatch(plain(column)::equalsIgnoreCase))
                .toList()
            : include;
    return assignments(columns, set);
  }

  private static String assignments(List<String> columns, Map<?, ?> expressions) {
    List<String> assignments = new ArrayList<>();
    expressions.forEach((column, expression) -> assignments.add(column + " = " + expression));
    columns.stream()
        .filter(column -> !expressions.containsKey(plain(column)))
        .forEach(column -> assignments.add(column + " = " + MergeStrategy.SOURCE + column));
    return String.join(", ", assignments);
  }

  private static String plain(String column) {
    return column.replace("\"", "");
  }

  private static String insert(String mode, Map<?, ?> clause) {
    if (mode.equals("star")) {
      return " *";
    }
    if (!mode.equals("explicit")) {
      return " " + mode.replace('_', ' ');
    }
    Map<?, ?> insert = clause.get("insert") instanceof Map<?, ?> map ? map : Map.of();
    return " (%s) values (%s)"
        .formatted(
            texts(insert.get("columns")).stream().collect(Collectors.joining(", ")),
            texts(insert.get("values")).stream().collect(Collectors.joining(", ")));
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
