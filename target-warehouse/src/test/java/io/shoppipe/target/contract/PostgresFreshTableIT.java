package io.shoppipe.target.contract;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresFreshTableIT extends FreshTableContract {
  private EmbeddedPostgres server;

  @BeforeAll
  void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @Override
  Place place(String name) {
    return new Place(
        "postgresql",
        "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres",
        name);
  }
}
