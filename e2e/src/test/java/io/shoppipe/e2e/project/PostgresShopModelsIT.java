package io.shoppipe.e2e.project;

class PostgresShopModelsIT extends ShopModelsContract {
  @Override
  ProjectWarehouse warehouse() {
    return new ProjectPostgres("shop_");
  }
}
