package io.shoppipe.e2e.project;

class PostgresCarsIT extends CarsContract {
  @Override
  ProjectWarehouse warehouse() {
    return new ProjectPostgres("cars_");
  }
}
