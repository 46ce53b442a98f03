package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.LogOptions;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.ConfigReader;
import io.shoppipe.singer.config.SettingsSchema;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that needs the config. */
final class ConfigOptions {
  /** The environment variables' prefix. */
  static final String PREFIX = "TARGET_WAREHOUSE";

  private static final Logger LOG = LoggerFactory.getLogger("target-warehouse");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The config, a JSON file. Settings also come from TARGET_WAREHOUSE_<SETTING> in the"
              + " environment, which win.")
  private @Nullable Path file;

  @Option(
      names = "--strict-config",
      description = "Refuse unknown settings rather than warn of them.")
  private boolean strict;

  @Mixin private final LogOptions log = new LogOptions();

  ConfigOptions() {}

  /** As {@code --config} with that file sets them; null: no option at all. */
  ConfigOptions(@Nullable Path file) {
    this.file = file;
  }

  SettingsSchema schema() {
    return SettingsSchema.resource(TargetWarehouse.class, "/schemas/config/target-warehouse.json");
  }

  /** Whether the user names a warehouse: by a config file or in the environment. */
  boolean given(ProgramIo io) {
    return file != null || io.environment().containsKey(PREFIX + "_WAREHOUSE");
  }

  /** Whether lines are to be JSON. */
  boolean isJson() {
    return log.isJson();
  }

  Config read(ProgramIo io) {
    log.apply("target-warehouse", PREFIX, io.environment());
    return new ConfigReader(schema(), PREFIX, io.environment(), LOG::warn).read(file, strict);
  }
}
