package io.shoppipe.tap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies, sensors and counts. */
final class FetchIT {
  @TempDir Path folder;

  @Test
  void copiesWhatIsThereAndCountsItsRows() throws IOException {
    old("in/order.csv", "id,t\n1,a\n2,\"two\nlines\"\n");
    TapResult run = fetch();
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(folder.resolve("out/order.csv")).hasContent("id,t\n1,a\n2,\"two\nlines\"\n");
    JsonNode report = TapRunner.tree(run.out());
    assertThat(report.at("/files/orders/rows").asLong()).isEqualTo(2);
    assertThat(report.at("/files/orders/files/0/bytes").asLong()).isEqualTo(23);
    assertThat(report.at("/steps/0/step").asText()).isEqualTo("download");
    assertThat(report.at("/steps/1/step").asText()).isEqualTo("sense");
  }

  @Test
  void takesOnlyTheStreamsThatAreNamed() throws IOException {
    old("in/order.csv", "id,t\n1,a\n");
    TapResult run = fetch("--stream", "orders");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(TapRunner.tree(run.out()).at("/files/orders/rows").asLong()).isEqualTo(1);
    TapResult unknown = fetch("--stream", "order");
    assertThat(unknown.code()).isEqualTo(3);
    assertThat(unknown.err())
        .contains("fetch: no stream 'order' is read from files: there are orders.");
  }

  @Test
  void tellsWhatIsThereInPlaceOfAMissingFile() throws IOException {
    old("in/ordesr.csv", "id\n1\n");
    TapResult run = fetch();
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains("orders.csv: there is no such file.", "holds ordesr.csv.", "orders.csv");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void refusesAFileThatHasAHeaderOnly() throws IOException {
    old("in/orders.csv", "id,t\n");
    TapResult run = fetch();
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("orders.csv has 0 rows, and files.min_rows asks for 1.");
  }

  @Test
  void waitsForAFileThatGrowsAndTakesAllOfIt() throws Exception {
    Path file = old("in/orders.csv", "id,t\n1,a\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    Thread writer =
        new Thread(
            () -> {
              for (int i = 2; i <= 8; i++) {
                append(file, i + ",more\n");
              }
            });
    writer.start();
    TapResult run = fetch("--timeout", "60", "--stable", "0.6");
    writer.join();
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(folder.resolve("out/orders.csv")).hasSameTextualContentAs(file);
    assertThat(TapRunner.tree(run.out()).at("/files/orders/rows").asLong()).isEqualTo(8);
  }

  @Test
  void endsWhenAFileDoesNotStopToGrow() throws IOException {
    Path file = old("in/orders.csv", "id,t\n1,a\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    TapResult run = fetch("--timeout", "0.3", "--stable", "30", "--poll", "0.1");
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).contains("waited 0.3 s and ", "orders.csv (9 bytes) may still grow.");
  }

  private Path old(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    return file;
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TapResult fetch(String... more) throws IOException {
    Path config = folder.resolve("config.json");
    Files.writeString(
        config,
        """
        {"source": {"folder": "%s"}, "streams": [{"tap_stream_id": "orders", "key_properties": ["id"],
          "files": {"path": "orders.csv|order.csv", "min_rows": 1},
          "schema": {"type": "object", "properties": {"id": {"type": "integer"},
            "t": {"type": ["null", "string"]}}}}]}
        """
            .formatted(folder.resolve("in")));
    List<String> arguments =
        new ArrayList<>(
            List.of("fetch", "--config", config + "", "--into", folder.resolve("out") + ""));
    arguments.addAll(List.of(more));
    return TapRunner.run(Map.of(), arguments);
  }
}
