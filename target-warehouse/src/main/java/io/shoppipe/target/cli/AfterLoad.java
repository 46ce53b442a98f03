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
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Builds the models that the config names, once the load is committed, or after each commit. Its
 * report goes to stderr: stdout is the protocol's. Thread-safe: one build at a time.
 */
final class AfterLoad {
  private static final int THREADS = 4;

  /** When models are built. */
  private enum When {
    END,
    COMMIT
  }

  private final ProgramIo io;
  private final Config config;
  private final Warehouse warehouse;
  private final ModelsLedger ledger;
  private boolean failed;

  AfterLoad(ProgramIo io, Config config, Warehouse warehouse, ModelsLedger ledger) {
    this.io = io;
    this.config = config;
    this.warehouse = warehouse;
    this.ledger = ledger;
  }

  /** Whether the models are wanted after each commit. */
  boolean afterCommits() {
    return named() && when() == When.COMMIT;
  }

  private boolean named() {
    return config.has("models.project_dir");
  }

  private When when() {
    return When.valueOf(config.text("models.when").orElse("end").toUpperCase(Locale.ROOT));
  }

  /** More of these tables is committed. */
  synchronized void committed(Set<TableName> changed) {
    if (!changed.isEmpty()) {
      build(changed);
    }
  }

  /** The exit code after the last commit: 0 also where the config names no project. */
  synchronized int ended(Set<TableName> changed) {
    if (named() && (when() == When.END || !changed.isEmpty())) {
      build(changed);
    }
    return failed ? ErrorKind.MODELS.exitCode() : 0;
  }

  private void build(Set<TableName> changed) {
    boolean onlyReceived = config.text("models.only_received").orElse("false").equals("true");
    if (onlyReceived && changed.isEmpty()) {
      io.report("target-warehouse", "No stream received rows: no model is built.");
      return;
    }
    Models models = new Models(line -> io.report("target-warehouse", line), Clock.systemUTC());
    ModelsRequest request = request(io, config);
    if (onlyReceived) {
      request = request.choosing(request.choice().reading(changed));
    }
    ModelsResult result = models.run(ModelsCommand.BUILD, request, target(warehouse));
    ledger.keep(ModelsCommand.BUILD, result);
    failed |= !result.succeeded();
  }

  /**
   * The caller's warehouse as a dbt target; models without a schema of their own go to the
   * warehouse's default one.
   */
  static TargetWarehouse target(Warehouse warehouse) {
    return new TargetWarehouse(warehouse, "default", warehouse.dialect().defaultSchema(), THREADS);
  }

  private static ModelsRequest request(ProgramIo io, Config config) {
    return new ModelsRequest(
        Path.of(config.requiredText("models.project_dir")),
        Choice.ALL
            .selecting(words(config, "models.select"))
            .excluding(words(config, "models.exclude")),
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

  private static List<String> words(Config config, String setting) {
    return config.text(setting).map(text -> List.of(text.trim().split("\\s+"))).orElse(List.of());
  }
}
