package io.shoppipe.e2e.project;

class PostgresTicketsBatchesIT extends TicketsBatchesContract {
  @Override
  ProjectWarehouse warehouse() {
    return new ProjectPostgres("tickets_batches_");
  }
}
