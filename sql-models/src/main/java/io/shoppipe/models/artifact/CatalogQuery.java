package io.shoppipe.models.artifact;

import io.shoppipe.models.graph.Quotes;
import io.shoppipe.warehouse.api.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the warehouse for the relations of schemas and their columns. */
final class CatalogQuery {
  private static final String DUCKDB =
      """
      with relations as (
        select schema_name, table_name as name, 'BASE TABLE' as kind, comment from duckdb_tables()
        where database_name = current_database()
        union all
        select schema_name, view_name, 'VIEW', comment from duckdb_views()
        where database_name = current_database()
      )
      select r.schema_name, r.name, r.kind, r.comment, null as owner,
        c.column_name, c.column_index, c.data_type, c.comment
      from relations r
      join duckdb_columns() c on c.schema_name = r.schema_name and c.table_name = r.name
        and c.database_name = current_database()
      where lower(r.schema_name) in (%s)
      order by 1, 2, 7
      """;
  private static final String POSTGRES =
      """
      select n.nspname, c.relname,
        case c.relkind when 'v' then 'VIEW' when 'm' then 'MATERIALIZED VIEW' else 'BASE TABLE' end,
        obj_description(c.oid, 'pg_class'), pg_get_userbyid(c.relowner)::text,
        a.attname, a.attnum::int, format_type(a.atttypid, a.atttypmod),
        col_description(c.oid, a.attnum)
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'v', 'f', 'p', 'm') and lower(n.nspname) in (%s)
      order by 1, 2, 7
      """;

  private static final String BIGQUERY =
      """
      select c.table_schema, c.table_name,
        case t.table_type when 'BASE TABLE' then 'table' when 'VIEW' then 'view'
          when 'MATERIALIZED VIEW' then 'materialized view' else 'external' end,
        cast(null as string), cast(null as string),
        c.column_name, c.ordinal_position, c.data_type, cast(null as string)
      from %s.INFORMATION_SCHEMA.COLUMNS as c
      join %s.INFORMATION_SCHEMA.TABLES as t
        on t.table_schema = c.table_schema and t.table_name = c.table_name
      order by 1, 2, 7
      """;

  /** A relation as it stands in the warehouse; {@code columns} as the catalog has them. */
  record Found(
      String schema,
      String name,
      String kind,
      @Nullable Object comment,
      @Nullable Object owner,
      Map<String, Object> columns) {}

  private CatalogQuery() {}

  /** By schema and name in lower case. */
  static Map<List<String>, Found> run(Session session, String adapter, Collection<String> schemas) {
    Map<List<String>, Found> all = new LinkedHashMap<>();
    if (schemas.isEmpty()) {
      return all;
    }
    String names =
        schemas.stream()
            .map(name -> "'" + name.toLowerCase(Locale.ROOT).replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    if (adapter.equals("bigquery")) {
      for (String schema : schemas) {
        run(session, BIGQUERY.replace("%s", Quotes.BACKTICK.quoted(schema)), all);
      }
      return all;
    }
    run(session, (adapter.equals("postgres") ? POSTGRES : DUCKDB).formatted(names), all);
    return all;
  }

  private static void run(Session session, String sql, Map<List<String>, Found> all) {
    session.query(sql).rows().forEach(row -> add(new ArrayList<>(row), all));
  }

  private static void add(List<@Nullable Object> row, Map<List<String>, Found> all) {
    String schema = Values.text(row.get(0));
    String name = Values.text(row.get(1));
    Found found =
        all.computeIfAbsent(
            key(schema, name),
            missing ->
                new Found(
                    schema,
                    name,
                    Values.text(row.get(2)),
                    row.get(3),
                    row.get(4),
                    new LinkedHashMap<>()));
    String column = Values.text(row.get(5));
    found
        .columns()
        .put(
            column,
            Values.of(
                "type", row.get(7), "index", row.get(6), "name", column, "comment", row.get(8)));
  }

  static List<String> key(String schema, String name) {
    return List.of(schema.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
  }
}
