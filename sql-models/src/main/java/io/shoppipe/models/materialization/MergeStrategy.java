package io.shoppipe.models.materialization;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code merge} on PostgreSQL: rows of the same key are updated, the others inserted; without a key
 * all are inserted.
 */
final class MergeStrategy implements IncrementalStrategy {
  static final String SOURCE = "DBT_INTERNAL_SOURCE.";

  @Override
  public String name() {
    return "merge";
  }

  @Override
  public boolean knownTo(String adapter) {
    return adapter.equals("postgres") || adapter.equals("bigquery");
  }

  @Override
  public String answer() {
    return "MERGE";
  }

  @Override
  public String sql(Increment increment) {
    List<String> conditions = new ArrayList<>(increment.predicates());
    if (increment.build().isBigQuery()) {
      BigQueryPartitions.everyPartition(increment.build()).ifPresent(conditions::add);
    }
    conditions.addAll(sameKey(increment));
    String values =
        increment.quotedColumns().stream()
            .map(column -> SOURCE + column)
            .collect(Collectors.joining(", "));
    return head(increment)
        + "on "
        + Increment.all(conditions)
        + (increment.uniqueKey().isEmpty() ? "" : update(increment))
        + "\nwhen not matched then insert (%s)\nvalues (%s)"
            .formatted(increment.columnList(), values);
  }

  static String head(Increment increment) {
    return "merge into %s as DBT_INTERNAL_DEST\nusing %s as DBT_INTERNAL_SOURCE\n"
        .formatted(increment.target(), increment.sourceSql());
  }

  /** Never true without a key. */
  static List<String> sameKey(Increment increment) {
    List<String> keys = increment.uniqueKey();
    return keys.isEmpty()
        ? List.of("false")
        : keys.stream().map(key -> SOURCE + key + " = DBT_INTERNAL_DEST." + key).toList();
  }

  private static String update(Increment increment) {
    return increment.updated().stream()
        .map(column -> column + " = " + SOURCE + column)
        .collect(Collectors.joining(", ", "\nwhen matched then update set ", ""));
  }
}
