package io.shoppipe.models.run;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.relation.RelationCache;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Session;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Databases that are attached to DuckDB's own, and hold relations of the run. */
record OtherDatabases(Session session, RelationCache relations) {
  private static final String HELD =
      """
      select table_name, table_type from system.information_schema.tables
      where lower(table_catalog) = '%s' and lower(table_schema) = '%s'""";

  /** Learns what a schema of one of them holds; makes it if told to. */
  void fill(RelationName any, boolean make) {
    String place = RelationValue.quoted(any.database()) + "." + RelationValue.quoted(any.schema());
    if (make) {
      session.execute("create schema if not exists " + place);
    }
    String sql = HELD.formatted(folded(any.database()), folded(any.schema()));
    for (List<@Nullable Object> row : session.query(sql).rows()) {
      relations.put(
          new RelationName(any.database(), any.schema(), String.valueOf(row.get(0))),
          "VIEW".equals(row.get(1)) ? Relation.Kind.VIEW : Relation.Kind.TABLE);
    }
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replace("'", "''");
  }
}
