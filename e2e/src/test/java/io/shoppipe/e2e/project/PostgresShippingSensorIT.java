package io.shoppipe.e2e.project;

class PostgresShippingSensorIT extends ShippingSensorContract {
  @Override
  ProjectWarehouse warehouse() {
    return new ProjectPostgres("shipping_sensor_");
  }
}
