package io.shoppipe.target.cli;

import io.shoppipe.models.Choice;
import io.shoppipe.models.Models;
import io.shoppipe.models.ModelsCommand;
import io.shoppipe.models.ModelsRequest;
import io.shoppipe.models.ModelsResult;
import io.shoppipe.models.PreparedModels;
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
import org.jspecify.annotations.Nullable;

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
  private final Models models;
  private @Nullable Ahead<PreparedModels> ahead;
  private boolean failed;

  AfterLoad(ProgramIo io, Config config, Warehouse warehouse, ModelsLedger ledger) {
    this.io = io;
    this.config = config;
    this.warehouse = warehouse;
    this.ledger = ledger;
    this.models = new Models(line -> io.report("target-warehouse", line), Clock.systemUTC());
  }

  /**
   * Reads the project while the load goes on: both wait, the one for a tap, the other for files.
   */
  synchronized void readAhead() {
    if (named()) {
      ahead = new Ahead<>("models", this::read);
    }
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
    PreparedModels project = project();
    if (onlyReceived) {
      project = project.choosing(choice().reading(changed));
    }
    ModelsResult result = models.run(project, target(warehouse));
    ledger.keep(ModelsCommand.BUILD, result);
    failed |= !result.succeeded();
  }

  /** What was read ahead, the first time; later the files may be others. */
  private PreparedModels project() {
    Ahead<PreparedModels> first = ahead;
    ahead = null;
    return first == null ? read() : first.get();
  }

  private PreparedModels read() {
    return models.prepare(ModelsCommand.BUILD, request(), target(warehouse));
  }

  /**
   * The caller's warehouse as a dbt target; models without a schema of their own go to the
   * warehouse's default one.
   */
  static TargetWarehouse target(Warehouse warehouse) {
    return new TargetWarehouse(warehouse, "default", warehouse.dialect().defaultSchema(), THREADS);
  }

  private Choice choice() {
    return Choice.ALL
        .selecting(words(config, "models.select"))
        .excluding(words(config, "models.exclude"));
  }

  private RunOptions options() {
    boolean fullRefresh = config.text("models.full_refresh").orElse("false").equals("true");
    return fullRefresh ? RunOptions.NONE.refreshingAll() : RunOptions.NONE;
  }

  private ModelsRequest request() {
    return new ModelsRequest(
        Path.of(config.requiredText("models.project_dir")),
        choice(),
        config.has("models.vars") ? config.node("models.vars").toString() : "",
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        options(),
        Optional.empty(),
        Optional.empty(),
        Path.of(""),
        io.environment());
  }

  private static List<String> words(Config config, String setting) {
    return config.text(setting).map(text -> List.of(text.trim().split("\\s+"))).orElse(List.of());
  }
}
