package io.shoppipe.target.cli;

import io.shoppipe.models.Choice;
import io.shoppipe.models.Models;
import io.shoppipe.models.ModelsCommand;
import io.shoppipe.models.ModelsRequest;
import io.shoppipe.models.ModelsResult;
import io.shoppipe.models.RunOptions;
import io.shoppipe.models.TargetWarehouse;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Builds the models that the config names, once the load is committed. Its report goes to stderr:
 * stdout is the protocol's.
 */
final class AfterLoad {
  private static final int THREADS = 4;

  private AfterLoad() {}

  /** The exit code: 0 also where the config names no project. */
  static int build(ProgramIo io, Config config, Warehouse warehouse) {
    if (!config.has("models.project_dir")) {
      return 0;
    }
    Models models = new Models(line -> io.report("target-warehouse", line), Clock.systemUTC());
    ModelsResult result = models.run(ModelsCommand.BUILD, request(io, config), target(warehouse));
    return result.succeeded() ? 0 : ErrorKind.MODELS.exitCode();
  }

  /**
   * The caller's warehouse as a dbt target; models without a schema of their own go to the
   * warehouse's default one.
   */
  static TargetWarehouse target(Warehouse warehouse) {
    requireBuildable(warehouse);
    return new TargetWarehouse(warehouse, "default", warehouse.dialect().defaultSchema(), THREADS);
  }

  /** Refuses models where none are built yet, before anything is loaded for them. */
  static void refuseUnbuildable(Config config, Warehouse warehouse) {
    if (config.has("models.project_dir")) {
      requireBuildable(warehouse);
    }
  }

  private static void requireBuildable(Warehouse warehouse) {
    if (warehouse.name().equals("bigquery")) {
      throw SingerException.config(
          "models: they are built on DuckDB and PostgreSQL, not yet on BigQuery. Load without"
              + " models, and build the project with dbt-bigquery.");
    }
  }

  private static ModelsRequest request(ProgramIo io, Config config) {
    return new ModelsRequest(
        Path.of(config.requiredText("models.project_dir")),
        Choice.ALL.selecting(
            config
                .text("models.select")
                .map(text -> List.of(text.trim().split("\\s+")))
                .orElse(List.of())),
        config.has("models.vars") ? config.node("models.vars").toString() : "",
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        RunOptions.NONE,
        Optional.empty(),
        Optional.empty(),
        Path.of(""),
        io.environment());
  }
}
