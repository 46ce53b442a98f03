package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines as long as memory allows, with the memory that the launcher gives. */
class LongLineIT {
  private static final String PIECE = "0123456789".repeat(100_000);
  private static final String SCHEMA =
      """
      {"type":"SCHEMA","stream":"a","key_properties":["id"],"schema":{"properties":{"id":{"type":"integer"},"v":{"type":"string"}}}}
      {"type":"RECORD","stream":"a","record":{"id":1,"v":"first"}}
      {"type":"STATE","value":{"n":1}}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aRecordOfAHundredMegabytesArrivesWhole(Kind kind) throws Exception {
    Place place = kind.place(folder);

    Ended ended = load(place, input(100));

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).endsWith("{\"n\":2}\n");
    assertThat(place.rows("SELECT id, length(v), right(v, 20) FROM raw.a ORDER BY id"))
        .containsExactly(
            List.of(1L, 5L, "first"), List.of(2L, 100_000_000L, "01234567890123456789"));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aLineThatIsTooLongIsSaid(Kind kind) throws Exception {
    Place place = kind.place(folder);

    Ended ended = load(place, input(150));

    assertThat(ended.code()).as(ended.err()).isEqualTo(4);
    assertThat(ended.said("target-warehouse"))
        .startsWith("target-warehouse: line 4: longer than ")
        .contains("MB. Let the tap send less in a record");
    assertThat(ended.out()).isEqualTo("{\"n\":1}\n");
  }

  /** With the memory that bin/target-warehouse gives it. */
  private Ended load(Place place, Path input) throws Exception {
    List<String> command =
        Programs.targetWarehouse().stream()
            .map(option -> option.equals("-Xmx256m") ? "-Xmx512m" : option)
            .toList();
    Map<String, String> settings =
        Map.of(
            "TARGET_WAREHOUSE_WAREHOUSE",
            place.url(),
            "TARGET_WAREHOUSE_DEFAULT_TARGET_SCHEMA",
            "raw");
    return Ended.of(folder, settings, command, input);
  }

  private Path input(int megabytes) throws IOException {
    Path file = folder.resolve("long.jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(SCHEMA + "{\"type\":\"RECORD\",\"stream\":\"a\",\"record\":{\"id\":2,\"v\":\"");
      for (int i = 0; i < megabytes; i++) {
        out.write(PIECE);
      }
      out.write("\"}}\n{\"type\":\"STATE\",\"value\":{\"n\":2}}\n");
    }
    return file;
  }
}
