package io.shoppipe.e2e.project;

import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One server for all projects' tests of this JVM, which ends with it. */
final class ProjectPostgres implements ProjectWarehouse {
  private static final EmbeddedPostgres SERVER = start();

  private final String prefix;

  /** {@code prefix} keeps the databases of one suite apart from another's. */
  ProjectPostgres(String prefix) {
    this.prefix = prefix;
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", "off")
          .setServerConfig("synchronous_commit", "off")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String create(String name) {
    return make(name, "template1");
  }

  @Override
  public String copy(String original, String name) {
    return make(name, prefix + original);
  }

  private String make(String name, String template) {
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url("postgres")));
        Session session = warehouse.open()) {
      session.execute("create database " + prefix + name + " template " + template);
    }
    return url(prefix + name);
  }

  private static String url(String database) {
    return "postgresql://postgres:postgres@localhost:" + SERVER.getPort() + "/" + database;
  }
}
