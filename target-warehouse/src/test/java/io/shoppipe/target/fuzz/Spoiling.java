package io.shoppipe.target.fuzz;

import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.ConfigReader;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.config.SettingsSchema;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.map.MapSettings;
import io.shoppipe.store.Stores;
import io.shoppipe.target.input.MessageReader;
import io.shoppipe.target.load.LoadRun;
import io.shoppipe.target.load.LoadSettings;
import io.shoppipe.target.load.LoadStatus;
import io.shoppipe.target.load.StateOutput;
import io.shoppipe.target.map.StreamMapping;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.api.WarehouseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One load of an input, as the program does it. */
record Spoiling(@Nullable SingerException failure, List<String> states) {
  private static final SettingsSchema SCHEMA =
      SettingsSchema.resource(LoadRun.class, "/schemas/config/target-warehouse.json");

  static Config config(Path file) {
    return new ConfigReader(SCHEMA, "NONE", Map.of(), warning -> {}).read(file, false);
  }

  static Spoiling load(Warehouse warehouse, Config config, byte[] input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SingerException failure = null;
    try (Stores stores = Stores.defaults();
        LoadRun run =
            new LoadRun(
                LoadSettings.of(config, "fuzz"),
                warehouse,
                new StateOutput(out),
                Clock.systemUTC(),
                "fuzz",
                warning -> {})) {
      InputStream in = new ByteArrayInputStream(input);
      failure = take(run, new MessageReader(in, run, maps(config), stores));
    }
    return new Spoiling(failure, out.toString(StandardCharsets.UTF_8).lines().toList());
  }

  private static StreamMapping maps(Config config) {
    Problems problems = new Problems();
    MapSettings settings = MapSettings.of(config, Map.of(), Clock.systemUTC(), problems);
    StreamMapping mapping = new StreamMapping(settings, problems);
    problems.throwIfAny();
    return mapping;
  }

  private static @Nullable SingerException take(LoadRun run, MessageReader messages) {
    try {
      while (messages.fill()) {
        messages.handle();
      }
      messages.handle();
      while (messages.inBatch()) {
        messages.fill();
        messages.handle();
      }
      run.finish();
      return null;
    } catch (SingerException e) {
      if (!(e instanceof WarehouseException)) {
        run.abort(LoadStatus.FAILED);
      }
      return e;
    }
  }
}
