package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.Alias;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The statements that move staged rows into tables. Pure. */
record BigQueryMergeSql(BigQueryDialect dialect) {
  /** Adds the staged rows as they are. */
  String append(Merge merge) {
    return "INSERT INTO "
        + dialect.quote(merge.target())
        + " ("
        + list(merge.columns(), dialect::quote)
        + ") SELECT "
        + list(merge.columns(), name -> dialect.quote(Alias.STAGED, name))
        + " FROM "
        + dialect.quote(merge.staging())
        + " AS "
        + Alias.STAGED
        + " WHERE "
        + dialect.quote(Alias.STAGED, merge.sequence())
        + " <= "
        + merge.upTo();
  }

  /** Adds all rows of a table to another, as the types that its columns have now. */
  String addAll(TableName from, TableName to, List<Column> columns, Optional<Table> target) {
    List<String> names = columns.stream().map(Column::name).toList();
    return "INSERT INTO "
        + dialect.quote(to)
        + " ("
        + list(names, dialect::quote)
        + ") SELECT "
        + columns.stream().map(column -> cast(column, target)).collect(Collectors.joining(", "))
        + " FROM "
        + dialect.quote(from);
  }

  private String cast(Column column, Optional<Table> target) {
    String name = dialect.quote(column.name());
    ColumnType there =
        target
            .flatMap(table -> table.column(column.name()))
            .map(Table.TableColumn::type)
            .orElse(column.type());
    boolean alike =
        there.kind() == column.type().kind()
            || there.kind() == Kind.OTHER
            || column.type().kind() == Kind.UUID;
    return alike ? name : BigQueryTypes.conversion(name, column.type(), there);
  }

  /** Inserts or updates by the last staged row of each key. {@code all}: see {@code everyRow}. */
  String upsert(Merge merge, String all) {
    return "MERGE "
        + dialect.quote(merge.target())
        + " AS "
        + Alias.TABLE
        + " USING ("
        + lastOfEachKey(merge)
        + ") AS "
        + Alias.STAGED
        + " ON "
        + merge.key().stream()
            .map(
                name ->
                    comparable(merge, Alias.TABLE, name)
                        + " = "
                        + comparable(merge, Alias.STAGED, name))
            .collect(Collectors.joining(" AND "))
        + (all.isEmpty() ? "" : " AND " + all)
        + update(merge)
        + " WHEN NOT MATCHED THEN INSERT ("
        + list(merge.columns(), dialect::quote)
        + ") VALUES ("
        + list(merge.columns(), name -> dialect.quote(Alias.STAGED, name))
        + ")";
  }

  private String lastOfEachKey(Merge merge) {
    return "SELECT "
        + list(merge.columns(), name -> dialect.quote(Alias.ALL, name))
        + " FROM "
        + dialect.quote(merge.staging())
        + " AS "
        + Alias.ALL
        + " WHERE "
        + dialect.quote(Alias.ALL, merge.sequence())
        + " <= "
        + merge.upTo()
        + " QUALIFY ROW_NUMBER() OVER (PARTITION BY "
        + list(merge.key(), name -> comparable(merge, Alias.ALL, name))
        + " ORDER BY "
        + dialect.quote(Alias.ALL, merge.sequence())
        + " DESC) = 1";
  }

  private String comparable(Merge merge, String alias, String column) {
    return merge.comparable(dialect, column, dialect.quote(alias, column));
  }

  private String update(Merge merge) {
    List<String> values = merge.values();
    return values.isEmpty()
        ? ""
        : " WHEN MATCHED THEN UPDATE SET "
            + list(values, name -> dialect.quote(name) + " = " + dialect.quote(Alias.STAGED, name));
  }

  private static String list(List<String> names, UnaryOperator<String> form) {
    return names.stream().map(form).collect(Collectors.joining(", "));
  }
}
