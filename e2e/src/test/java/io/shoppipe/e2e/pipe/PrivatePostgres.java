package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server of a test's own, that the test may kill and start again on the same data. */
final class PrivatePostgres implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;

  PrivatePostgres(Path data) throws IOException {
    this.data = data;
    this.server = start(0);
  }

  Place place() {
    return place(port());
  }

  /** The same database by another port, that of a proxy. */
  Place place(int port) {
    return new Place("postgresql://postgres:postgres@localhost:" + port + "/postgres");
  }

  int port() {
    return server.getPort();
  }

  /** Ends the server at once, with no time to tidy up, as a crash does. */
  void kill() throws Exception {
    String process = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
    assertThat(new ProcessBuilder("kill", "-s", "QUIT", process).start().waitFor()).isZero();
    ProcessHandle.of(Long.parseLong(process)).ifPresent(handle -> handle.onExit().join());
  }

  void startAgain() throws IOException {
    int port = port();
    server.close(); // it still has the folder's lock file open
    server = start(port);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private EmbeddedPostgres start(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    return (port == 0 ? builder : builder.setPort(port)).start();
  }
}
