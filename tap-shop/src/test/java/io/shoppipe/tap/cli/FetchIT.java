package io.shoppipe.tap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.store.FakeS3;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void readsWhatItCopiedBehindWhatItSaysOfTheFiles() throws IOException {
    Path file = old("in/order.csv", "id,t\n1,a\n2,b\n");
    Path report = folder.resolve("report.json");
    TapResult run = fetch("--read", "--report", report + "");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(TapRunner.tree(Files.readString(report)).at("/files/orders/rows").asLong())
        .isEqualTo(2);
    List<JsonNode> messages = run.out().lines().map(TapRunner::tree).toList();
    assertThat(messages.stream().map(message -> said(message)))
        .containsExactly(
            "SCHEMA fetched_files",
            "RECORD fetched_files",
            "ACTIVATE_VERSION fetched_files",
            "SCHEMA orders",
            "RECORD orders",
            "RECORD orders",
            "ACTIVATE_VERSION orders",
            "STATE ");
    assertThat(messages.get(0).at("/key_properties")).hasToString("[\"stream\",\"source\"]");
    JsonNode record = messages.get(1).get("record");
    assertThat(record.get("stream").asText()).isEqualTo("orders");
    assertThat(record.get("source").asText()).isEqualTo(file.toString());
    assertThat(record.get("bytes").asLong()).isEqualTo(13);
    assertThat(record.get("row_count").asLong()).isEqualTo(2);
    assertThat(messages.get(1).get("version")).isEqualTo(messages.get(2).get("version"));
    assertThat(messages.get(4).get("record")).hasToString("{\"id\":1,\"t\":\"a\"}");
  }

  private static String said(JsonNode message) {
    return message.get("type").asText() + " " + message.path("stream").asText();
  }

  @Test
  void sendsNothingOfFilesThatAreNotWhole() throws IOException {
    old("in/orders.csv", "id,t\n");
    Path report = folder.resolve("report.json");
    TapResult run = fetch("--read", "--report", report + "");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("orders.csv has 0 rows, and files.min_rows asks for 1.");
    assertThat(run.out()).isEmpty();
    assertThat(report).doesNotExist();
  }

  @Test
  void readingNeedsAPlaceForTheReportAndAllStreams() throws IOException {
    old("in/orders.csv", "id,t\n1,a\n");
    TapResult nowhere = fetch("--read");
    assertThat(nowhere.code()).isEqualTo(2);
    assertThat(nowhere.err()).contains("say where the report goes: --report FILE");
    TapResult some = fetch("--read", "--report", folder + "/r", "--stream", "orders");
    assertThat(some.code()).isEqualTo(2);
    assertThat(some.err()).contains("--read reads all streams; leave out --stream");
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

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 409, 412, 416, 500})
  void anObjectThatIsWrittenWhileItIsReadIsReadAgainWhateverTheServerSaid(int status)
      throws IOException {
    try (FakeS3 s3 = new FakeS3().put("orders.csv", "id,t\n1,a\n")) {
      s3.fail("GET orders.csv", status);
      s3.before("GET orders.csv", () -> s3.put("orders.csv", "id,t\n1,a\n2,b\n"));
      TapResult run = fetch(s3);
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(folder.resolve("out/orders.csv")).hasContent("id,t\n1,a\n2,b\n");
    }
  }

  @Test
  void anObjectThatIsAwayForAMomentIsWaitedFor() throws IOException {
    try (FakeS3 s3 = new FakeS3().put("orders.csv", "id,t\n1,a\n")) {
      s3.before("GET orders.csv", () -> s3.delete("orders.csv"));
      s3.before("HEAD orders.csv", () -> {}).before("HEAD orders.csv", () -> {});
      s3.before("HEAD orders.csv", () -> {});
      s3.before("HEAD orders.csv", () -> s3.put("orders.csv", "id,t\n3,c\n"));
      TapResult run = fetch(s3);
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(folder.resolve("out/orders.csv")).hasContent("id,t\n3,c\n");
    }
  }

  @Test
  void anObjectThatGoesAndDoesNotComeBackEndsTheRun() throws IOException {
    try (FakeS3 s3 = new FakeS3().put("orders.csv", "id,t\n1,a\n")) {
      s3.before("GET orders.csv", () -> s3.delete("orders.csv"));
      TapResult run = fetch(s3, "--timeout", "0.3");
      assertThat(run.code()).isEqualTo(5);
      assertThat(run.err())
          .contains(
              "waited 0.3 s and s3://shop/orders.csv or s3://shop/order.csv is there no more. Run")
          .contains("The last that was seen: s3://shop/orders.csv was there when the bucket was");
    }
  }

  @Test
  void whatIsDeniedIsNoChange() throws IOException {
    try (FakeS3 s3 = new FakeS3().put("orders.csv", "id,t\n1,a\n")) {
      s3.fail("GET orders.csv", 403);
      TapResult run = fetch(s3);
      assertThat(run.code()).isEqualTo(3);
      assertThat(run.err()).contains("s3://shop/orders.csv can't be read: ", "answered 403 Fault");
    }
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
    return run("'folder': '%s'".formatted(folder.resolve("in")), "", more);
  }

  private TapResult fetch(FakeS3 s3, String... more) throws IOException {
    String settings =
        "'s3': {'endpoint_url': '%s', 'anonymous': true, 'retry_initial_delay_seconds': 0.01,"
            + " 'max_attempts': 1},";
    return run("'folder': 's3://shop'", settings.formatted(s3.endpoint()), more);
  }

  private TapResult run(String source, String settings, String... more) throws IOException {
    Path config = folder.resolve("config.json");
    Files.writeString(
        config,
        """
        {%s "source": {%s}, "streams": [{"tap_stream_id": "orders", "key_properties": ["id"],
          "files": {"path": "orders.csv|order.csv", "min_rows": 1},
          "schema": {"type": "object", "properties": {"id": {"type": "integer"},
            "t": {"type": ["null", "string"]}}}}]}
        """
            .formatted(settings.replace('\'', '"'), source.replace('\'', '"')));
    List<String> arguments =
        new ArrayList<>(
            List.of("fetch", "--config", config + "", "--into", folder.resolve("out") + ""));
    arguments.addAll(List.of(more));
    return TapRunner.run(Map.of(), arguments);
  }
}
