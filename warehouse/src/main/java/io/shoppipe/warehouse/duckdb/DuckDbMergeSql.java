package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.MergeSql;
import java.util.List;
import java.util.stream.Collectors;

/** DuckDB's merges: {@code MERGE INTO} of the last staged row of each key. */
record DuckDbMergeSql(DuckDbDialect dialect) implements MergeSql {
  @Override
  public List<String> append(Merge merge) {
    return List.of(insert(merge));
  }

  @Override
  public List<String> upsert(Merge merge) {
    return List.of(
        "MERGE INTO "
            + dialect.quote(merge.target())
            + " AS t USING (SELECT "
            + dialect.list(merge.columns(), "s.")
            + from(merge)
            + last(merge)
            + ") AS s ON "
            + sameKey(merge)
            + update(merge)
            + " WHEN NOT MATCHED THEN INSERT ("
            + dialect.list(merge.columns(), "")
            + ") VALUES ("
            + dialect.list(merge.columns(), "s.")
            + ")");
  }

  private String last(Merge merge) {
    String sequence = dialect.quote(merge.sequence());
    return " AND s."
        + sequence
        + " IN (SELECT max(s."
        + sequence
        + ")"
        + from(merge)
        + " GROUP BY "
        + dialect.list(merge.key(), "s.")
        + ")";
  }

  private String update(Merge merge) {
    if (merge.values().isEmpty()) {
      return "";
    }
    return merge.values().stream()
        .map(dialect::quote)
        .map(column -> column + " = s." + column)
        .collect(Collectors.joining(", ", " WHEN MATCHED THEN UPDATE SET ", ""));
  }

  private String sameKey(Merge merge) {
    return merge.key().stream()
        .map(dialect::quote)
        .map(key -> "s." + key + " = t." + key)
        .collect(Collectors.joining(" AND "));
  }

  private String insert(Merge merge) {
    return "INSERT INTO "
        + dialect.quote(merge.target())
        + " ("
        + dialect.list(merge.columns(), "")
        + ") SELECT "
        + dialect.list(merge.columns(), "s.")
        + from(merge);
  }

  private String from(Merge merge) {
    return " FROM "
        + dialect.quote(merge.staging())
        + " AS s WHERE s."
        + dialect.quote(merge.sequence())
        + " <= "
        + merge.upTo();
  }
}
