package io.shoppipe.target.contract;

import java.util.List;
import java.util.Map;

class PostgresReadersIT extends ReadersContract {
  @Override
  int refreshes() {
    return 50;
  }

  @Override
  Place place(String name) {
    return PostgresPlaces.of(getClass(), name);
  }

  @Override
  List<String> attachments(String schema) {
    return List.of(
        "CREATE ROLE %s_reader".formatted(schema),
        "GRANT SELECT ON %1$s.t TO %1$s_reader".formatted(schema),
        "GRANT UPDATE (gen) ON %1$s.t TO %1$s_reader".formatted(schema),
        "CREATE VIEW %1$s.newest AS SELECT max(gen) - min(gen) AS spread FROM %1$s.t"
            .formatted(schema),
        "CREATE MATERIALIZED VIEW %1$s.kept AS SELECT count(*) AS n FROM %1$s.t".formatted(schema),
        "CREATE INDEX by_gen ON %s.t (gen)".formatted(schema),
        "COMMENT ON TABLE %s.t IS 'ours'".formatted(schema),
        "COMMENT ON COLUMN %s.t.gen IS 'generation'".formatted(schema));
  }

  @Override
  Map<String, String> answers(String schema) {
    String table = "'" + schema + ".t'";
    return Map.of(
        "SELECT has_table_privilege('%s_reader', %s, 'SELECT')".formatted(schema, table), "true",
        "SELECT has_column_privilege('%s_reader', %s, 'gen', 'UPDATE')".formatted(schema, table),
            "true",
        "SELECT spread FROM %s.newest".formatted(schema), "0",
        "SELECT n FROM %s.kept".formatted(schema), "300",
        "SELECT count(*) FROM pg_indexes WHERE schemaname = '%s' AND indexname = 'by_gen'"
                .formatted(schema),
            "1",
        "SELECT obj_description(%s::regclass)".formatted(table), "ours",
        "SELECT col_description(%s::regclass, 2)".formatted(table), "generation");
  }
}
