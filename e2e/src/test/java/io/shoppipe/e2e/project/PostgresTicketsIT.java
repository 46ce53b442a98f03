package io.shoppipe.e2e.project;

class PostgresTicketsIT extends TicketsContract {
  @Override
  ProjectWarehouse warehouse() {
    return new ProjectPostgres("tickets_");
  }
}
