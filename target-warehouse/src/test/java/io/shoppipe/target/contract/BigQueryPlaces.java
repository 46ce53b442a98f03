package io.shoppipe.target.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Places on one local server (e2e/bigquery/server) that all tests of the JVM share: a dataset for
 * each place, a project for each class. The server ends with this JVM.
 */
public final class BigQueryPlaces {
  private BigQueryPlaces() {}

  /** A dataset of that name in the class's project. */
  public static Place of(Class<?> test, String name) {
    String dataset = name.replaceAll("[^A-Za-z0-9_]", "_");
    return new Place(
        "bigquery",
        "bigquery://"
            + test.getSimpleName().toLowerCase(Locale.ROOT)
            + "/"
            + dataset
            + "?retry_initial_delay_ms=50&endpoint=http://127.0.0.1:"
            + Server.PORT,
        dataset);
  }

  private static final class Server {
    private static final int PORT = start();

    private static int start() {
      try {
        Path folder = Files.createTempDirectory("bigquery-");
        Process server =
            new ProcessBuilder("../e2e/bigquery/server", folder.toString(), "test")
                .redirectError(folder.resolve("server.log").toFile())
                .start();
        BufferedReader out =
            new BufferedReader(
                new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String ready = out.readLine();
        if (ready == null || !ready.startsWith("ready ")) {
          throw new IllegalStateException(
              "no local BigQuery: " + Files.readString(folder.resolve("server.log")));
        }
        return Integer.parseInt(ready.substring("ready ".length()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
