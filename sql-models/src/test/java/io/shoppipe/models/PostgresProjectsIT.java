package io.shoppipe.models;

import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.postgres.PostgresAddress;
import io.shoppipe.warehouse.postgres.PostgresWarehouse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresProjectsIT {
  private EmbeddedPostgres server;
  private int databases;

  @BeforeAll
  void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  static List<ProjectCase> cases() {
    return ProjectCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void runsTheProject(ProjectCase project, @TempDir Path target) {
    databases++;
    String database = "case_" + databases;
    createDatabase(database);
    try (Warehouse warehouse = open(database)) {
      project.check(warehouse, target);
    }
  }

  private void createDatabase(String name) {
    try (Warehouse warehouse = open("postgres");
        Session session = warehouse.open()) {
      session.execute("create database " + name);
    }
  }

  private Warehouse open(String database) {
    return new PostgresWarehouse(
        new PostgresAddress(
            "localhost", server.getPort(), database, "postgres", "postgres", Map.of()));
  }
}
