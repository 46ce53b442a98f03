package io.shoppipe.e2e.project;

class PostgresShippingKillIT extends ShippingKillContract {
  @Override
  ProjectWarehouse warehouse() {
    return new ProjectPostgres("shipping_kill_");
  }
}
