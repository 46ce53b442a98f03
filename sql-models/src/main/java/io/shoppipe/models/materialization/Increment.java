package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.warehouse.api.Table.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** New rows on their way into a table that stands. {@code source} holds them. */
record Increment(Build build, RelationName source, List<TableColumn> columns) {
  Increment {
    columns = List.copyOf(columns);
  }

  NodeConfig config() {
    return build.config();
  }

  String target() {
    return Ddl.sql(build.relation());
  }

  /** Whether the new rows are in a table; else they are the node's query itself. */
  boolean isStaged() {
    return !source.identifier().isEmpty();
  }

  String sourceSql() {
    return isStaged() ? Ddl.sql(source) : "(\n" + build.sql() + "\n)";
  }

  /** What {@code unique_key} names; empty without one. */
  List<String> uniqueKey() {
    return texts("unique_key");
  }

  boolean keyIsList() {
    return config().values().get("unique_key") instanceof List;
  }

  /** Conditions on the rows of the target that are looked at. */
  List<String> predicates() {
    List<String> given = texts("predicates");
    return given.isEmpty() ? texts("incremental_predicates") : given;
  }

  /** A config value as a list of texts; a single one counts as one. */
  List<String> texts(String key) {
    Object value = config().values().get(key);
    List<?> items =
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    return items.stream().map(String::valueOf).filter(text -> !text.isBlank()).toList();
  }

  Map<?, ?> map(String key) {
    return config().values().get(key) instanceof Map<?, ?> map ? map : Map.of();
  }

  List<String> quotedColumns() {
    return columns.stream().map(column -> build.relation().quotes().quoted(column.name())).toList();
  }

  String columnList() {
    return String.join(", ", quotedColumns());
  }

  String insert() {
    return "insert into %s (%s)\n(\n  select %s\n  from %s\n)"
        .formatted(target(), columnList(), columnList(), sourceSql());
  }

  /** {@code (a) and (b)}. */
  static String all(List<String> conditions) {
    return conditions.stream().collect(Collectors.joining(") and (", "(", ")"));
  }

  /** Which columns a merge writes of rows that match, as SQL names. */
  List<String> updated() {
    List<String> only = texts("merge_update_columns");
    List<String> except = texts("merge_exclude_columns");
    if (!only.isEmpty() && !except.isEmpty()) {
      throw IncrementalStrategies.wrong(
          build.node(),
          "names both merge_update_columns and merge_exclude_columns. Keep only one of them.");
    }
    if (!only.isEmpty()) {
      return only;
    }
    List<String> updated = new ArrayList<>();
    for (TableColumn column : columns) {
      if (except.stream().noneMatch(column.name()::equalsIgnoreCase)) {
        updated.add(build.relation().quotes().quoted(column.name()));
      }
    }
    return updated;
  }
}
