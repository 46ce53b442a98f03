package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.jdbc.Statements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks tables and schemas up in pg_catalog. */
record PostgresCatalog(Statements statements) {
  private static final String TABLE =
      """
      SELECT c.relkind::text, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
             array_position(i.indkey::int2[], a.attnum),
             CASE WHEN a.attgenerated <> '' OR a.attidentity = 'a' THEN 'GENERATED'
                  WHEN a.atthasdef OR a.attidentity <> '' THEN 'DEFAULT' ELSE 'NULL' END
      FROM pg_class c
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
      WHERE c.relname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND c.relnamespace = %s
      ORDER BY a.attnum
      """;
  private static final String IN_SCHEMA =
      TABLE.formatted("(SELECT oid FROM pg_namespace WHERE nspname = ?)");
  private static final String TEMPORARY = TABLE.formatted("pg_my_temp_schema()");
  private static final String RELATIONS =
      """
      SELECT c.relname, c.relkind::text FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY c.relname
      """;

  Optional<Table> table(TableName name) {
    QueryResult found =
        name.isTemporary()
            ? statements.query(TEMPORARY, name.name())
            : statements.query(IN_SCHEMA, name.name(), name.schema());
    if (found.rows().isEmpty()) {
      return Optional.empty();
    }
    String kind = text(found.rows().get(0).get(0));
    List<Table.TableColumn> columns = new ArrayList<>();
    for (List<@Nullable Object> row : found.rows()) {
      if (row.get(1) != null) {
        columns.add(column(row));
      }
    }
    return Optional.of(new Table(new Relation(name, kind(kind)), columns, primaryKey(found)));
  }

  private static Table.TableColumn column(List<@Nullable Object> row) {
    String nativeType = text(row.get(2));
    boolean nullable = Boolean.TRUE.equals(row.get(3));
    return new Table.TableColumn(
        text(row.get(1)),
        PostgresTypes.of(nativeType),
        nativeType,
        nullable,
        Table.Otherwise.valueOf(text(row.get(5))));
  }

  private static List<String> primaryKey(QueryResult found) {
    return found.rows().stream()
        .filter(row -> row.get(4) != null)
        .sorted(Comparator.comparing(row -> (Long) row.get(4)))
        .map(row -> text(row.get(1)))
        .toList();
  }

  List<Relation> relations(String schema) {
    return statements.query(RELATIONS, schema).rows().stream()
        .map(row -> new Relation(new TableName(schema, text(row.get(0))), kind(text(row.get(1)))))
        .toList();
  }

  boolean schemaExists(String schema) {
    return !statements
        .query("SELECT 1 FROM pg_namespace WHERE nspname = ?", schema)
        .rows()
        .isEmpty();
  }

  private static Relation.Kind kind(String relkind) {
    if (relkind.equals("v")) {
      return Relation.Kind.VIEW;
    }
    return relkind.equals("m") ? Relation.Kind.MATERIALIZED_VIEW : Relation.Kind.TABLE;
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }
}
