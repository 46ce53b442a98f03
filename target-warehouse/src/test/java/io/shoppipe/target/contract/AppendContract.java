package io.shoppipe.target.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows that are only added, so many that they can't wait in memory for the STATE that covers them.
 */
abstract class AppendContract {
  private static final String SCHEMA = schema("rows", "\"integer\"", "");

  @TempDir Path folder = Path.of("");

  /** A place of this name where nothing was loaded yet. */
  abstract Place place(String name);

  private StringBuilder input = new StringBuilder();
  private int ids;

  @BeforeEach
  void begin() {
    input = new StringBuilder();
    ids = 0;
  }

  @Test
  void keepsWhatTheLastStateCoversWhenTheInputBreaks() {
    Place place = place("breaks");
    input.append(SCHEMA);
    records(10);
    state("one");
    records(12);
    input.append("no JSON\n");
    TargetRun run = run(place);
    assertThat(run.code()).as(run.err()).isEqualTo(4);
    assertThat(run.states()).containsExactly("{\"bookmarks\":\"one\"}");
    assertThat(ids(place)).isEqualTo(numbers(1, 10));
  }

  @Test
  void dropsSmallRowsThatNoStateCovers() {
    Place place = place("small");
    input.append(SCHEMA);
    small(3);
    state("one");
    small(2);
    state("two");
    small(4);
    input.append("no JSON\n");
    TargetRun run = run(place);
    assertThat(run.states()).containsExactly("{\"bookmarks\":\"two\"}");
    assertThat(ids(place)).isEqualTo(numbers(1, 5));
  }

  @Test
  void addsNothingWhenTheInputBreaksBeforeAState() {
    Place place = place("stateless");
    input.append(SCHEMA);
    records(12);
    input.append("no JSON\n");
    TargetRun run = run(place);
    assertThat(run.states()).isEmpty();
    assertThat(ids(place)).isEmpty();
  }

  @Test
  void addsAllAtTheEndOfTheInput() {
    Place place = place("ends");
    input.append(SCHEMA);
    records(12);
    state("one");
    small(2);
    state("two");
    records(12);
    TargetRun run = run(place);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.states()).endsWith("{\"bookmarks\":\"two\"}");
    assertThat(ids(place)).isEqualTo(numbers(1, 26));
  }

  @Test
  void changesColumnsWhileRowsAreUnderWay() {
    Place place = place("changes");
    input.append(SCHEMA);
    records(10);
    input.append(schema("rows", "\"integer\"", ",\"more\":{\"type\":\"integer\"}"));
    record(", \"more\": 7");
    record(", \"number\": 12345678901234567890");
    records(10);
    state("one");
    TargetRun run = run(place);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(ids(place)).isEqualTo(numbers(1, 22));
    assertThat(place.rows("rows", List.of("more", "number")))
        .contains(List.of("7", Cell.NULL), List.of(Cell.NULL, "12345678901234567890"));
  }

  @Test
  void forgetsAChangeOfColumnsAfterTheLastState() {
    Place place = place("undone");
    input.append(SCHEMA);
    small(2);
    state("one");
    records(10);
    input.append(schema("rows", "\"integer\"", ",\"more\":{\"type\":\"integer\"}"));
    records(10);
    input.append("no JSON\n");
    TargetRun run = run(place);
    assertThat(run.states()).containsExactly("{\"bookmarks\":\"one\"}");
    assertThat(ids(place)).isEqualTo(numbers(1, 2));
  }

  @Test
  void waitsForARefreshOfAnotherStream() {
    Place place = place("refresh");
    input.append(SCHEMA).append(schema("whole", "\"integer\"", ""));
    records(12);
    input.append(
        "{\"type\":\"RECORD\",\"stream\":\"whole\",\"version\":5,\"record\":{\"id\":1}}\n");
    records(12);
    state("held");
    records(12);
    input.append("no JSON\n");
    TargetRun run = run(place);
    assertThat(run.states()).isEmpty();
    assertThat(ids(place)).isEmpty();
    assertThat(place.rows("whole", List.of("id"))).isEmpty();
  }

  @Test
  void commitsTogetherWithTheRefreshOfAnotherStream() {
    Place place = place("refreshed");
    input.append(SCHEMA).append(schema("whole", "\"integer\"", ""));
    records(12);
    input.append(
        "{\"type\":\"RECORD\",\"stream\":\"whole\",\"version\":5,\"record\":{\"id\":1}}\n");
    records(12);
    state("held");
    input.append("{\"type\":\"ACTIVATE_VERSION\",\"stream\":\"whole\",\"version\":5}\n");
    state("free");
    records(3);
    input.append("no JSON\n");
    TargetRun run = run(place);
    assertThat(run.states()).containsExactly("{\"bookmarks\":\"free\"}");
    assertThat(ids(place)).isEqualTo(numbers(1, 24));
    assertThat(place.rows("whole", List.of("id"))).containsExactly(List.of("1"));
  }

  private static String schema(String stream, String type, String more) {
    return "{\"type\":\"SCHEMA\",\"stream\":\""
        + stream
        + "\",\"key_properties\":[\"id\"],\"schema\":{\"properties\":{\"id\":{\"type\":\"integer\"},"
        + "\"number\":{\"type\":["
        + type
        + ",\"null\"]},\"text\":{\"type\":\"string\"}"
        + more
        + "}}}\n";
  }

  /** Each of a megabyte, so that a dozen is more than may wait. */
  private void records(int count) {
    String text = ", \"text\": \"" + "x".repeat(1 << 20) + "\"";
    for (int i = 0; i < count; i++) {
      record(text);
    }
  }

  private void small(int count) {
    for (int i = 0; i < count; i++) {
      record("");
    }
  }

  private void record(String fields) {
    input
        .append("{\"type\":\"RECORD\",\"stream\":\"rows\",\"record\":{\"id\":")
        .append(++ids)
        .append(fields)
        .append("}}\n");
  }

  private void state(String value) {
    input.append("{\"type\":\"STATE\",\"value\":{\"bookmarks\":\"").append(value).append("\"}}\n");
  }

  private TargetRun run(Place place) {
    try {
      Path config = folder.resolve("config.json");
      String json =
          ExactJson.MAPPER
              .createObjectNode()
              .put("warehouse", place.url())
              .put("default_target_schema", place.schema())
              .put("load_method", "append-only")
              .toString();
      Files.writeString(config, json);
      byte[] bytes = input.toString().getBytes(StandardCharsets.UTF_8);
      return TargetRun.of(bytes, "--config", config.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<List<String>> ids(Place place) {
    return place.rows("rows", List.of("id"));
  }

  /** Sorted as the place sorts them: as text. */
  private static List<List<String>> numbers(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(id -> List.of(Integer.toString(id)))
        .sorted(Comparator.comparing(List::toString))
        .toList();
  }
}
