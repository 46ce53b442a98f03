package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.MergeSql;
import java.util.List;
import java.util.stream.Collectors;

/** DuckDB's merges: rows of staged keys are deleted, then the last of each is inserted. */
record DuckDbMergeSql(DuckDbDialect dialect) implements MergeSql {
  @Override
  public List<String> append(Merge merge) {
    return List.of(insert(merge));
  }

  @Override
  public List<String> upsert(Merge merge) {
    String sequence = dialect.quote(merge.sequence());
    String last =
        " AND s."
            + sequence
            + " IN (SELECT max(s."
            + sequence
            + ")"
            + from(merge)
            + " GROUP BY "
            + dialect.list(merge.key(), "s.")
            + ")";
    return List.of(delete(merge, "EXISTS"), insert(merge) + last);
  }

  @Override
  public List<String> deleteMissing(Merge merge) {
    return List.of(
        merge.key().isEmpty()
            ? "DELETE FROM " + dialect.quote(merge.target())
            : delete(merge, "NOT EXISTS"));
  }

  private String delete(Merge merge, String condition) {
    String same =
        merge.key().stream()
            .map(dialect::quote)
            .map(key -> "s." + key + " = t." + key)
            .collect(Collectors.joining(" AND "));
    return "DELETE FROM "
        + dialect.quote(merge.target())
        + " AS t WHERE "
        + condition
        + " (SELECT 1"
        + from(merge)
        + " AND "
        + same
        + ")";
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
