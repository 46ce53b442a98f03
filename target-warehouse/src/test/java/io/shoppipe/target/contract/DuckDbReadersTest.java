package io.shoppipe.target.contract;

import java.util.List;
import java.util.Map;

class DuckDbReadersTest extends ReadersContract {
  @Override
  int refreshes() {
    return 10;
  }

  @Override
  Place place(String name) {
    return new Place("duckdb", "duckdb:" + folder.resolve(name + ".duckdb"), "shop");
  }

  @Override
  List<String> attachments(String schema) {
    return List.of(
        "CREATE VIEW shop.newest AS SELECT max(gen) - min(gen) AS spread FROM shop.t",
        "CREATE INDEX by_gen ON shop.t (gen)",
        "COMMENT ON TABLE shop.t IS 'ours'",
        "COMMENT ON COLUMN shop.t.gen IS 'generation'");
  }

  @Override
  Map<String, String> answers(String schema) {
    return Map.of(
        "SELECT spread FROM shop.newest", "0",
        "SELECT count(*) FROM duckdb_indexes() WHERE index_name = 'by_gen'", "1",
        "SELECT comment FROM duckdb_tables() WHERE table_name = 't'", "ours",
        "SELECT comment FROM duckdb_columns() WHERE table_name = 't' AND column_name = 'gen'",
            "generation");
  }
}
