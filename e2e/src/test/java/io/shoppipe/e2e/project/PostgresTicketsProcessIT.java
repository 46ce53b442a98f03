package io.shoppipe.e2e.project;

import java.util.List;

class PostgresTicketsProcessIT extends TicketsProcessContract {
  @Override
  ProjectWarehouse warehouse() {
    return new ProjectPostgres("tickets_process_");
  }

  /** Those in which a transaction of the server's is open. */
  @Override
  List<String> places() {
    return List.of("ingest midload", "ingest said  OK .*fct_orders", "reset said  OK .*stg_pages");
  }
}
