package io.shoppipe.e2e.project;

class PostgresShippingIT extends ShippingContract {
  @Override
  ProjectWarehouse warehouse() {
    return new ProjectPostgres("shipping_");
  }
}
