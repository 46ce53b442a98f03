package io.shoppipe.e2e.pipe;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The warehouses that every test of the pipe runs on. */
enum Kind {
  DUCKDB {
    @Override
    Place place(Path folder) {
      return new Place("duckdb:" + folder.resolve("shop.duckdb"));
    }
  },
  POSTGRESQL {
    @Override
    Place place(Path folder) {
      String name = "place" + Server.COUNT.incrementAndGet();
      Place server = new Place(Server.url("postgres"));
      server.execute("CREATE DATABASE " + name);
      return new Place(Server.url(name));
    }
  };

  /** An empty warehouse; DuckDB's lies in the folder. */
  abstract Place place(Path folder);

  /** One server for all tests of a run; it ends with the JVM. */
  private static final class Server {
    static final AtomicInteger COUNT = new AtomicInteger();
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
