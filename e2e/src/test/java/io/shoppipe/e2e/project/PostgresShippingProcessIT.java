package io.shoppipe.e2e.project;

class PostgresShippingProcessIT extends ShippingProcessContract {
  @Override
  ProjectWarehouse warehouse() {
    return new ProjectPostgres("shipping_process_");
  }
}
