package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.MergeSql;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** PostgreSQL's merges: {@code INSERT … ON CONFLICT} of the last staged row of each key. */
record PostgresMergeSql(PostgresDialect dialect) implements MergeSql {
  @Override
  public List<String> append(Merge merge) {
    return List.of(insert(merge) + "SELECT " + columns(merge) + from(merge));
  }

  @Override
  public List<String> upsert(Merge merge) {
    String keys = list(merge.key(), dialect::quote);
    String stagedKeys = list(merge.key(), name -> "s." + dialect.quote(name));
    return List.of(
        insert(merge)
            + "SELECT DISTINCT ON ("
            + stagedKeys
            + ") "
            + columns(merge)
            + from(merge)
            + " ORDER BY "
            + stagedKeys
            + ", s."
            + dialect.quote(merge.sequence())
            + " DESC ON CONFLICT ("
            + keys
            + ") DO "
            + update(merge));
  }

  private String update(Merge merge) {
    List<String> values = merge.values();
    if (values.isEmpty()) {
      return "NOTHING";
    }
    return "UPDATE SET "
        + list(values, name -> dialect.quote(name) + " = EXCLUDED." + dialect.quote(name));
  }

  private String insert(Merge merge) {
    return "INSERT INTO "
        + dialect.quote(merge.target())
        + " ("
        + list(merge.columns(), dialect::quote)
        + ") ";
  }

  private String columns(Merge merge) {
    return list(merge.columns(), name -> "s." + dialect.quote(name));
  }

  private String from(Merge merge) {
    return " FROM "
        + dialect.quote(merge.staging())
        + " AS s WHERE s."
        + dialect.quote(merge.sequence())
        + " <= "
        + merge.upTo();
  }

  private static String list(List<String> names, UnaryOperator<String> form) {
    return names.stream().map(form).collect(Collectors.joining(", "));
  }
}
