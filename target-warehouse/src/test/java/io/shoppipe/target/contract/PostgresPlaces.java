package io.shoppipe.target.contract;

import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Places on one PostgreSQL server that all tests of the JVM share and that ends with it; each class
 * has a database of its own there.
 */
public final class PostgresPlaces {
  private static final Map<Class<?>, String> URLS = new ConcurrentHashMap<>();

  private PostgresPlaces() {}

  /** A schema of that name in the class's database. */
  public static Place of(Class<?> test, String schema) {
    return new Place("postgresql", url(test), schema);
  }

  /** The class's database, as in a config. */
  public static String url(Class<?> test) {
    return URLS.computeIfAbsent(test, PostgresPlaces::made);
  }

  private static String made(Class<?> test) {
    String name = test.getSimpleName().toLowerCase(Locale.ROOT);
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(Server.url("postgres")));
        Session session = warehouse.open()) {
      session.execute("CREATE DATABASE " + name);
    }
    return Server.url(name);
  }

  private static final class Server {
    private static final EmbeddedPostgres POSTGRES = start();

    static String url(String database) {
      return "postgresql://postgres:postgres@localhost:" + POSTGRES.getPort() + "/" + database;
    }

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
