package io.shoppipe.target.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Places on one local server (e2e/bigquery/server) that all tests of the JVM share: a dataset for
 * each place, a project for each class. The server ends with this JVM. What was made in a class's
 * last place is dropped when the next is asked for: the server looks at all tables again and again.
 */
public final class BigQueryPlaces {
  private static final Map<Class<?>, Place> LAST = new ConcurrentHashMap<>();

  private BigQueryPlaces() {}

  /** A dataset of that name in the class's project. */
  public static Place of(Class<?> test, String name) {
    String dataset = name.replaceAll("[^A-Za-z0-9_]", "_");
    String url =
        "bigquery://"
            + test.getSimpleName().toLowerCase(Locale.ROOT)
            + "/"
            + dataset
            + "?retry_initial_delay_ms=50&endpoint=http://127.0.0.1:"
            + Server.PORT;
    Place place = new Place("bigquery", url, dataset);
    Place last = LAST.put(test, place);
    if (last != null && !last.equals(place)) {
      last.look(
          found ->
              found.session().execute("DROP SCHEMA IF EXISTS `" + last.schema() + "` CASCADE"));
    }
    return place;
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
