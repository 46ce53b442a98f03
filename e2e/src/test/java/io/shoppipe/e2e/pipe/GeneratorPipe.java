package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

/**
 * Pipes from a {@link GeneratorTap} of so many rows, every key twice, into a place; a STATE comes
 * every so many rows, a batch is a tenth of them all.
 */
record GeneratorPipe(Path folder, Place place, int rows, int between) {
  /** The state of a tap that has nothing sent yet. */
  static final String BEGIN = "{\"next\":0}";

  Pipe into(String schema, String method) {
    return new Pipe(
        folder,
        Programs.generator("" + rows, "" + rows / 2, "" + between),
        Programs.targetWarehouse(),
        settings(schema, method));
  }

  /** The same through another way to the place, such as a proxy. */
  GeneratorPipe by(Place other) {
    return new GeneratorPipe(folder, other, rows, between);
  }

  /** What {@code target-warehouse state} prints; the beginning where there is no state yet. */
  String stored(String schema) throws Exception {
    Ended ended =
        Ended.of(
            folder,
            settings(schema, "upsert"),
            Programs.targetWarehouse("state", "--pipeline", schema));
    assertThat(ended.code()).as(ended.err()).isIn(0, 3);
    assertThat(ended.err()).doesNotContain("ERROR", "\tat ");
    return ended.out().isBlank() ? BEGIN : ended.out().strip();
  }

  private Map<String, String> settings(String schema, String method) {
    return Map.of(
        "TARGET_WAREHOUSE_WAREHOUSE",
        place.url(),
        "TARGET_WAREHOUSE_DEFAULT_TARGET_SCHEMA",
        schema,
        "TARGET_WAREHOUSE_LOAD_METHOD",
        method,
        "TARGET_WAREHOUSE_BATCH_SIZE_ROWS",
        "" + Math.max(1, rows / 10));
  }
}
