package io.shoppipe.target.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keyed tables that a run loads so many rows into that they go straight there, on a warehouse that
 * gains by it, some only if the run made the table: the result is that of any other way.
 */
abstract class FreshTableContract {
  private static final int ROWS = 700;
  private static final String PAD = "x".repeat(6_000);
  private static final String SCHEMA =
      "{\"type\":\"SCHEMA\",\"stream\":\"rows\",\"key_properties\":[\"id\"],\"schema\":{\"properties\":{\"id\":{\"type\":\"integer\"},\"a\":{\"type\":[\"string\",\"null\"]},\"n\":{\"type\":\"integer\"},\"pad\":{\"type\":\"string\"}%s}}}\n";

  @TempDir Path folder = Path.of("");

  private final Map<Integer, String[]> expected = new TreeMap<>();
  private final StringBuilder input = new StringBuilder();

  /** A place of this name where nothing was loaded yet. */
  abstract Place place(String name);

  @BeforeEach
  void begin() {
    expected.clear();
    input.setLength(0);
    input.append(SCHEMA.formatted(""));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void holdsTheLastValueOfEachKeyAndColumn(int seed) throws IOException {
    Random random = new Random(seed);
    int change = seed % 3 == 1 ? random.nextInt(ROWS) : -1;
    int lacking = seed % 4 >= 2 ? 1 + random.nextInt(ROWS) : 0;
    int large = seed % 4 == 3 ? random.nextInt(ROWS) : -1;
    for (int i = 0; i < ROWS; i++) {
      if (i == change) {
        input.append(SCHEMA.formatted(",\"more\":{\"type\":\"integer\"}"));
      }
      String number = i == large ? "12345678901234567890" : Integer.toString(i);
      record(
          1 + random.nextInt(seed % 2 == 0 ? 100_000 : 300),
          number,
          lacking > 0 && i % lacking == lacking - 1);
      if (random.nextInt(150) == 0) {
        input.append("{\"type\":\"STATE\",\"value\":{\"at\":").append(i).append("}}\n");
      }
    }
    if (seed % 5 == 4) {
      input.append("{\"type\":\"ACTIVATE_VERSION\",\"stream\":\"rows\",\"version\":7}\n");
    }
    input.append("{\"type\":\"STATE\",\"value\":{\"at\":\"end\"}}\n");
    Place place = place("fresh_" + seed);
    TargetRun first = run(place);
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.states()).endsWith("{\"at\":\"end\"}");
    assertThat(rows(place)).isEqualTo(model());
    assertThat(run(place).code()).isZero();
    assertThat(rows(place)).as("after a second run").isEqualTo(model());
  }

  @Test
  void keepsTheRowsBeforeTheStateWhenTheInputBreaks() throws IOException {
    for (int i = 0; i < ROWS; i++) {
      record(i % 250, "1", false);
    }
    input.append("{\"type\":\"STATE\",\"value\":{\"at\":1}}\n{\"type\":\"STA");
    Place place = place("fresh_cut");
    TargetRun run = run(place);
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.states()).containsExactly("{\"at\":1}");
    assertThat(rows(place)).isEqualTo(model());
  }

  @Test
  void holdsNothingWhenTheInputBreaksBeforeAState() throws IOException {
    for (int i = 0; i < ROWS; i++) {
      record(i, "1", false);
    }
    input.append("no JSON\n");
    Place place = place("fresh_none");
    TargetRun run = run(place);
    assertThat(run.states()).isEmpty();
    assertThat(rows(place)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {ROWS, 690, 200})
  void replacesWhatWasThereBeforeAVersionThatIsActivatedAtTheEnd(int lacking) throws IOException {
    for (int i = 0; i < ROWS; i++) {
      record(i, "1", false);
    }
    Place place = place("fresh_version_" + lacking);
    assertThat(run(place).code()).isZero();
    begin();
    for (int i = 0; i < ROWS; i++) {
      record(500 + i % 400, Integer.toString(i), i == lacking);
    }
    if (lacking == 690) {
      // A version's rows are whole.
      expected.put(790, new String[] {"790", Cell.NULL, "690"});
    }
    input.append("{\"type\":\"ACTIVATE_VERSION\",\"stream\":\"rows\",\"version\":9}\n");
    TargetRun second = run(place);
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(rows(place)).isEqualTo(model());
  }

  @Test
  void deletesRowsThatSaySoThemselves() throws IOException {
    String marked =
        ",\"_sdc_deleted_at\":{\"type\":[\"string\",\"null\"],\"format\":\"date-time\"}";
    input.setLength(0);
    input.append(SCHEMA.formatted(marked));
    for (int i = 0; i < ROWS; i++) {
      record(i, "1", false);
    }
    String deleted = "\"_sdc_deleted_at\":\"2026-01-02T03:04:05Z\",\"n\":1";
    int last = input.lastIndexOf("\"n\":1");
    input.replace(last, last + 5, deleted);
    expected.remove(ROWS - 1);
    Place place = place("fresh_deleted");
    assertThat(run(place).code()).isZero();
    assertThat(rows(place)).isEqualTo(model());
  }

  private void record(int id, String number, boolean lacksText) {
    String[] row = expected.computeIfAbsent(id, key -> new String[] {key + "", Cell.NULL, ""});
    row[2] = number;
    input.append("{\"type\":\"RECORD\",\"stream\":\"rows\",\"record\":{\"id\":").append(id);
    if (!lacksText) {
      row[1] = "'t" + number + "'";
      input.append(",\"a\":\"t").append(number).append('"');
    }
    input.append(",\"n\":").append(number).append(",\"pad\":\"").append(PAD).append("\"}}\n");
  }

  private List<List<String>> model() {
    return expected.values().stream()
        .map(List::of)
        .sorted(Comparator.comparing(List::toString))
        .toList();
  }

  private static List<List<String>> rows(Place place) {
    return place.rows("rows", List.of("id", "a", "n"));
  }

  private TargetRun run(Place place) throws IOException {
    Path config = folder.resolve("config.json");
    Files.writeString(
        config,
        ExactJson.MAPPER
            .createObjectNode()
            .put("warehouse", place.url())
            .put("default_target_schema", place.schema())
            .put("hard_delete", true)
            .toString());
    byte[] bytes = input.toString().getBytes(StandardCharsets.UTF_8);
    return TargetRun.of(bytes, "--config", config.toString());
  }
}
