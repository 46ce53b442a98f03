package io.shoppipe.target.anycut;

import io.shoppipe.target.contract.Place;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

class PostgresAnyCutIT extends AnyCutContract {
  private static @Nullable EmbeddedPostgres server;
  private static int places;

  @BeforeContainer
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterContainer
  static void stop() throws IOException {
    java.util.Objects.requireNonNull(server).close();
  }

  @Override
  Place place() {
    int port = java.util.Objects.requireNonNull(server).getPort();
    return new Place(
        "postgresql",
        "postgresql://postgres:postgres@localhost:" + port + "/postgres",
        "p" + places++);
  }

  @Override
  void leave(Place place) {
    place.look(
        found -> found.session().execute("DROP SCHEMA IF EXISTS " + place.schema() + " CASCADE"));
  }
}
