package io.shoppipe.e2e.project;

import java.util.List;

class PostgresTicketsIT extends TicketsContract {
  @Override
  ProjectWarehouse warehouse() {
    return new ProjectPostgres("tickets_");
  }

  @Override
  String indexedTables() {
    return "select schemaname || '.' || tablename as name from pg_indexes where schemaname in"
        + " ('staging_tickets', 'intermediate_tickets', 'marts_tickets')";
  }

  @Override
  List<String> indexed() {
    return List.of(
        "marts_tickets.fct_orders",
        "marts_tickets.fct_pages",
        "marts_tickets.fct_transactions",
        "staging_tickets.stg_orders",
        "staging_tickets.stg_pages",
        "staging_tickets.stg_transactions");
  }
}
