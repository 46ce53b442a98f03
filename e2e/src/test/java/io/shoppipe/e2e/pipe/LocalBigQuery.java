package io.shoppipe.e2e.pipe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The local BigQuery of e2e/bigquery, which ends with its standard input. */
final class LocalBigQuery implements AutoCloseable {
  private final Process process;
  private final String port;

  private LocalBigQuery(Process process, String port) {
    this.process = process;
    this.port = port;
  }

  static LocalBigQuery start(Path folder) throws IOException {
    Path log = folder.resolve("server.log");
    Process process =
        new ProcessBuilder(
                Programs.ROOT.resolve("e2e/bigquery/server").toString(),
                folder.resolve("server").toString(),
                "kills")
            .redirectError(log.toFile())
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String ready = out.readLine();
    if (ready == null || !ready.startsWith("ready ")) {
      throw new IllegalStateException("no local BigQuery: " + Files.readString(log));
    }
    return new LocalBigQuery(process, ready.substring("ready ".length()));
  }

  /** An empty project; a run that is killed is taken for dead after 4.5 s. */
  Place place() {
    return new Place(
        "bigquery://kills/clean?retry_initial_delay_ms=50&endpoint=http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
