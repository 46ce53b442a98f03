package io.shoppipe.target.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.ConfigReader;
import io.shoppipe.singer.config.SettingsSchema;
import io.shoppipe.store.Stores;
import io.shoppipe.target.load.LoadRun;
import io.shoppipe.target.load.LoadSettings;
import io.shoppipe.target.load.StateOutput;
import io.shoppipe.target.map.StreamMapping;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits is committed when it is old enough, though no message comes. */
class QuietTapTest {
  private static final String SCHEMA =
      """
      {"type":"SCHEMA","stream":"a","schema":{"properties":{"id":{"type":"integer"}}},"key_properties":["id"]}
      """;
  private static final String ONE =
      "{\"type\":\"RECORD\",\"stream\":\"a\",\"record\":{\"id\":1}}\n";
  private static final String TWO =
      "{\"type\":\"RECORD\",\"stream\":\"a\",\"record\":{\"id\":2}}\n";
  private static final String STATE = "{\"type\":\"STATE\",\"value\":1}\n";

  private final SetClock clock = new SetClock();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = Warehouses.open(WarehouseConfig.of("duckdb::memory:"));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void commitsWhatAStateCovers() {
    try (LoadRun run = run("upsert", SCHEMA + ONE + STATE)) {
      clock.forward(29_999);
      run.tick();
      assertThat(rows()).isZero();
      assertThat(printed()).isEmpty();
      clock.forward(1);
      run.tick();
      assertThat(rows()).isEqualTo(1);
      assertThat(printed()).isEqualTo("1\n");
    }
  }

  @Test
  void commitsRowsOfAKeyedTableAheadOfTheirState() {
    try (LoadRun run = run("upsert", SCHEMA + ONE + STATE + TWO)) {
      clock.forward(30_000);
      run.tick();
      assertThat(rows()).isEqualTo(2);
      assertThat(printed()).isEqualTo("1\n");
    }
  }

  @Test
  void keepsRowsThatAreOnlyAddedUntilTheirState() {
    try (LoadRun run = run("append-only", SCHEMA + ONE + STATE + TWO)) {
      clock.forward(30_000);
      run.tick();
      assertThat(rows()).isEqualTo(1);
      assertThat(printed()).isEqualTo("1\n");
    }
  }

  private LoadRun run(String method, String input) {
    LoadSettings settings = LoadSettings.of(config(method), "main");
    LoadRun run =
        new LoadRun(settings, warehouse, new StateOutput(out), clock, "run", warning -> {});
    MessageReader messages =
        new MessageReader(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            run,
            StreamMapping.none(),
            Stores.defaults());
    while (messages.fill()) {
      messages.handle();
    }
    return run;
  }

  private static Config config(String method) {
    SettingsSchema schema =
        SettingsSchema.resource(LoadRun.class, "/schemas/config/target-warehouse.json");
    Map<String, String> environment =
        Map.of("T_WAREHOUSE", "duckdb::memory:", "T_LOAD_METHOD", method);
    return new ConfigReader(schema, "T", environment, warning -> {}).read(null, true);
  }

  private long rows() {
    try (Session session = warehouse.open()) {
      Object count = session.query("SELECT count(*) FROM a").single();
      return Long.parseLong(String.valueOf(count));
    }
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** A clock that stands until it is set forward. */
  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void forward(long millis) {
      now = now.plusMillis(millis);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
