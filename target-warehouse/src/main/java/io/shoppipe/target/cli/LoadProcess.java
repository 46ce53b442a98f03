package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.map.MapSettings;
import io.shoppipe.store.Stores;
import io.shoppipe.target.input.MessageReader;
import io.shoppipe.target.load.LoadRun;
import io.shoppipe.target.load.LoadSettings;
import io.shoppipe.target.load.LoadStatus;
import io.shoppipe.target.load.LoadTotal;
import io.shoppipe.target.load.StateFile;
import io.shoppipe.target.load.StateOutput;
import io.shoppipe.target.map.StreamMapping;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.api.WarehouseException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads stdin: one thread reads and handles, a timer commits what grew old, a signal ends the run.
 * Whoever is inside the run holds this object's lock; waiting for input happens outside of it.
 */
final class LoadProcess {
  private static final Logger LOG = LoggerFactory.getLogger("target-warehouse");
  private static final long TICK_MILLIS = 200;

  private final ProgramIo io;
  private final Config config;
  private final Opening opening;
  private final Optional<Path> stateFile;
  private final Consumer<Counted.Tally> tally;
  private boolean stopped;
  private @Nullable RuntimeException failure;

  /** {@code stateFile}: where the states go, beside stdout; {@code tally}: told at a good end. */
  LoadProcess(
      ProgramIo io,
      Config config,
      Opening opening,
      Optional<Path> stateFile,
      Consumer<Counted.Tally> tally) {
    this.io = io;
    this.config = config;
    this.opening = opening;
    this.stateFile = stateFile;
    this.tally = tally;
  }

  int run() {
    Problems problems = new Problems();
    MapSettings maps = MapSettings.of(config, io.environment(), Clock.systemUTC(), problems);
    StreamMapping mapping = new StreamMapping(maps, problems);
    problems.throwIfAny();
    try (Stores stores = Stores.of(config::text, io.environment())) {
      Warehouse warehouse = opening.warehouse();
      LoadSettings settings = LoadSettings.of(config, warehouse.dialect().defaultSchema());
      StateOutput out = new StateOutput(io.out(), stateFile.map(StateFile::new));
      String id = runId();
      AfterLoad models =
          new AfterLoad(
              io, config, warehouse, new ModelsLedger(warehouse, id, settings.pipeline()));
      models.readAhead();
      Set<TableName> changed;
      try (LoadRun run = new LoadRun(settings, warehouse, out, Clock.systemUTC(), id, LOG::warn)) {
        LOG.info("loading into {}, schema {}", warehouse.location(), settings.schema());
        load(run, mapping, stores, models);
        changed = run.takeChanged();
      }
      return models.ended(changed);
    }
  }

  /** Unique enough without a secure source, whose set-up takes 0.02 s. */
  static String runId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
            (random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE)
        .toString();
  }

  private void load(LoadRun run, StreamMapping mapping, Stores stores, AfterLoad models) {
    io.stop().onStop(() -> stop(run));
    Timer timer = timer(run, models);
    try {
      MessageReader messages = new MessageReader(io.in(), run, mapping, stores);
      while (filled(run, messages)) {
        inside(run, messages::handle);
        committed(run, models);
      }
      inside(run, messages::handle);
      while (messages.inBatch()) {
        filled(run, messages);
        inside(run, messages::handle);
      }
      inside(run, () -> told(run.finish()));
    } finally {
      timer.cancel();
      end();
    }
  }

  private void told(LoadTotal total) {
    tally.accept(new Counted.Tally(total.records(), total.shownStreams()));
  }

  /** Waits for input, outside of the lock; an input that can't be read ends the run inside. */
  private boolean filled(LoadRun run, MessageReader messages) {
    SingerException broken;
    try {
      return messages.fill();
    } catch (SingerException e) {
      broken = e;
    }
    inside(
        run,
        () -> {
          throw broken;
        });
    return false;
  }

  /** Outside of the lock: the models take their time, and a signal must not wait for them. */
  private void committed(LoadRun run, AfterLoad models) {
    if (models.afterCommits()) {
      Set<TableName> changed;
      synchronized (this) {
        changed = stopped ? Set.of() : run.takeChanged();
      }
      models.committed(changed);
    }
  }

  /** From here on a signal has nothing to commit any more. */
  private synchronized void end() {
    stopped = true;
  }

  private synchronized void inside(LoadRun run, Runnable work) {
    if (stopped) {
      throw SingerException.external(
          "", null); // stop() has said it; a second line would be one too many
    }
    if (failure != null) {
      throw failure;
    }
    try {
      work.run();
    } catch (SingerException e) {
      keepWhatIsCovered(run, e);
      throw e;
    }
  }

  /**
   * What the last STATE covers is still good when the input broke; when the warehouse itself
   * failed, the last committed state is printed already.
   */
  private void keepWhatIsCovered(LoadRun run, SingerException cause) {
    stopped = true;
    if (cause instanceof WarehouseException) {
      sayFailed(run, cause);
      return;
    }
    try {
      run.abort(LoadStatus.FAILED);
    } catch (SingerException second) {
      LOG.warn("what the last STATE covers could not be committed: {}", second.getMessage());
    }
  }

  /** A warehouse that is gone can't take it down; the next run does. */
  private static void sayFailed(LoadRun run, SingerException cause) {
    try {
      run.failed();
    } catch (SingerException second) {
      cause.addSuppressed(second);
    }
  }

  private synchronized void stop(LoadRun run) {
    if (!stopped) {
      stopped = true;
      run.abort(LoadStatus.STOPPED);
      run.close();
      io.tell(
          "target-warehouse",
          "stopped by a signal. What the last STATE covers is committed and that STATE is printed;"
              + " run again from it.");
    }
  }

  private Timer timer(LoadRun run, AfterLoad models) {
    Timer timer = new Timer("commit-timer", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            tick(run);
            builtQuietly(run, models);
          }
        },
        TICK_MILLIS,
        TICK_MILLIS);
    return timer;
  }

  /** What fails here ends the run as soon as it goes on. */
  private void builtQuietly(LoadRun run, AfterLoad models) {
    try {
      committed(run, models);
    } catch (SingerException e) {
      synchronized (this) {
        failure = e;
      }
    }
  }

  private synchronized void tick(LoadRun run) {
    if (stopped || failure != null) {
      return;
    }
    try {
      run.tick();
    } catch (SingerException e) {
      failure = e;
    }
  }
}
