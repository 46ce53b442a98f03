package io.shoppipe.e2e.project;

class PostgresPaymentsIT extends PaymentsContract {
  @Override
  ProjectWarehouse warehouse() {
    return new ProjectPostgres("payments_");
  }
}
