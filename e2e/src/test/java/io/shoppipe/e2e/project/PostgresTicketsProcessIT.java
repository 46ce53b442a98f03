package io.shoppipe.e2e.project;

class PostgresTicketsProcessIT extends TicketsProcessContract {
  @Override
  ProjectWarehouse warehouse() {
    return new ProjectPostgres("tickets_process_");
  }
}
