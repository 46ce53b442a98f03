package io.shoppipe.e2e.project;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class DuckDbTicketsIT extends TicketsContract {
  @TempDir private static Path databases;

  @Override
  ProjectWarehouse warehouse() {
    return new ProjectDuckDb(databases);
  }

  @Override
  String indexedTables() {
    return "select schema_name || '.' || table_name as name from duckdb_indexes()"
        + " where schema_name not in ('_singer', 'raw_tickets')";
  }

  @Override
  List<String> indexed() {
    return List.of();
  }
}
