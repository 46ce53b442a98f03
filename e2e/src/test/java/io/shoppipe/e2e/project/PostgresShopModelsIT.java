package io.shoppipe.e2e.project;

import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresShopModelsIT extends ShopModelsContract {
  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  ShopWarehouse warehouse() {
    return new ShopWarehouse() {
      @Override
      public String create(String name) {
        return make(name, "template1");
      }

      @Override
      public String copy(String original, String name) {
        return make(name, original);
      }
    };
  }

  private static String make(String name, String template) {
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url("postgres")));
        Session session = warehouse.open()) {
      session.execute("create database " + name + " template " + template);
    }
    return url(name);
  }

  private static String url(String database) {
    return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/" + database;
  }
}
