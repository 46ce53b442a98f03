package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.api.Merge;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The statements that move staged rows into tables. Pure. */
record PostgresMergeSql(PostgresDialect dialect) {
  /** Inserts the staged rows as they are. */
  String append(Merge merge) {
    return insert(merge) + "SELECT " + columns(merge) + from(merge);
  }

  /** The same in the order of their arrival. */
  String appendInOrder(Merge merge) {
    return append(merge) + " ORDER BY s." + dialect.quote(merge.sequence());
  }

  /** Stages all rows of a table that were written one after the other, numbered from one on. */
  String giveBack(Merge merge, long first) {
    return "INSERT INTO "
        + dialect.quote(merge.staging())
        + " ("
        + list(merge.columns(), dialect::quote)
        + ", "
        + dialect.quote(merge.sequence())
        + ") SELECT "
        + columns(merge)
        + ", "
        + (first - 1)
        + " + row_number() OVER (ORDER BY ctid) FROM "
        + dialect.quote(merge.target())
        + " AS s";
  }

  /** Inserts or updates by key; fails where a key is staged twice. */
  String upsertUnique(Merge merge) {
    return append(merge) + conflict(merge);
  }

  /** Inserts or updates by the last staged row of each key. */
  String upsertLast(Merge merge) {
    String stagedKeys = list(merge.key(), name -> "s." + dialect.quote(name));
    return insert(merge)
        + "SELECT DISTINCT ON ("
        + stagedKeys
        + ") "
        + columns(merge)
        + from(merge)
        + " ORDER BY "
        + stagedKeys
        + ", s."
        + dialect.quote(merge.sequence())
        + " DESC"
        + conflict(merge);
  }

  private String conflict(Merge merge) {
    return " ON CONFLICT (" + list(merge.key(), dialect::quote) + ") DO " + update(merge);
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
