package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.LogOptions;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.ConfigReader;
import io.shoppipe.singer.config.SettingsSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that needs the config. */
final class ConfigOptions {
  /** The environment variables' prefix. */
  static final String PREFIX = "TARGET_WAREHOUSE";

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

  /** A text that names the warehouse, if any does; nothing in it is checked yet. */
  String hint(ProgramIo io) {
    String setting = io.environment().get(PREFIX + "_WAREHOUSE");
    // A pipe, as of <(…), can be read only once.
    if (setting != null || file == null || !Files.isRegularFile(file)) {
      return String.valueOf(setting);
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return ""; // read again, and told, where the config is read
    }
  }

  /** Whether lines are to be JSON. */
  boolean isJson() {
    return log.isJson();
  }

  Config read(ProgramIo io) {
    return read(io, config -> {});
  }

  /** {@code early} has the config before the log is set up, which takes as long as reading it. */
  Config read(ProgramIo io, Consumer<Config> early) {
    List<String> warnings = new ArrayList<>();
    try {
      Config config =
          new ConfigReader(schema(), PREFIX, io.environment(), warnings::add).read(file, strict);
      early.accept(config);
      return config;
    } finally {
      log.apply("target-warehouse", PREFIX, io.environment());
      warnings.forEach(LoggerFactory.getLogger("target-warehouse")::warn);
    }
  }
}
