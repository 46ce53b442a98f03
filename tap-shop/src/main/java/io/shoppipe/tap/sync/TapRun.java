package io.shoppipe.tap.sync;

import io.shoppipe.singer.catalog.Catalog;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.message.MessageWriter;
import io.shoppipe.singer.metric.Metrics;
import io.shoppipe.singer.state.State;
import io.shoppipe.tap.definition.Definitions;
import io.shoppipe.tap.settings.TapSettings;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run of the tap: every selected stream, one after the other. Not thread-safe. */
public final class TapRun {
  private static final Logger LOG = LoggerFactory.getLogger(TapRun.class);

  private final TapSettings settings;
  private final StreamSources sources;
  private final List<FamilyPlan> families;

  private TapRun(TapSettings settings, StreamSources sources, List<FamilyPlan> families) {
    this.settings = settings;
    this.sources = sources;
    this.families = families;
  }

  /**
   * Checks the whole of what was chosen; what is wrong is added to {@code problems}, and then the
   * result must not be run.
   */
  public static TapRun plan(
      Definitions definitions,
      StreamSources sources,
      Catalog catalog,
      Mapping mapping,
      Problems problems) {
    TapSettings settings = TapSettings.of(definitions.config(), problems);
    Planner planner = new Planner(catalog, mapping, sources, settings, problems);
    return new TapRun(settings, sources, planner.plan(definitions));
  }

  /**
   * Reads the source and writes all messages; {@code state} is changed on the way. Ends with a
   * {@link StoppedException} at the first record after {@code stopped} has become true.
   */
  public void run(State state, MessageWriter writer, Clock clock, BooleanSupplier stopped) {
    if (families.isEmpty()) {
      LOG.warn("the catalog selects no stream: nothing to do");
    }
    sources.begin();
    long began = System.nanoTime();
    families.forEach(
        family -> family.allStreams().forEach(name -> state.stream(name).wipeProgress()));
    StateLedger ledger = new StateLedger(state, writer, settings.stateInterval(), clock);
    RunContext run =
        new RunContext(
            settings,
            sources.stores(),
            writer,
            ledger,
            clock.instant(),
            OptionalLong.empty(),
            stopped);
    List<FamilySync> syncs = families.stream().map(plan -> new FamilySync(plan, run)).toList();
    syncs.forEach(FamilySync::check);
    ledger.send();
    long records = 0;
    for (FamilySync family : syncs) {
      records += read(family);
    }
    writer.flush();
    BigDecimal seconds = BigDecimal.valueOf((System.nanoTime() - began) / 1_000_000, 3);
    LOG.info("done: {} records in {} s", records, seconds);
  }

  /** Sends the schemas alone. */
  public void schemas(MessageWriter writer, Clock clock) {
    for (FamilyPlan family : families) {
      trial(family, writer, clock).allOutputs().forEach(Output::schema);
    }
    writer.flush();
  }

  /** Each stream without parent, to be tried by itself; nothing is written. */
  public List<Trial> trials(Clock clock) {
    return families.stream().map(family -> new Trial(trial(family, nowhere(), clock))).toList();
  }

  private static MessageWriter nowhere() {
    return new MessageWriter(OutputStream.nullOutputStream());
  }

  private FamilySync trial(FamilyPlan family, MessageWriter writer, Clock clock) {
    StateLedger ledger = new StateLedger(State.empty(), writer, settings.stateInterval(), clock);
    return new FamilySync(
        family,
        new RunContext(
            settings.forTrial(),
            sources.stores(),
            writer,
            ledger,
            clock.instant(),
            OptionalLong.of(1),
            () -> false));
  }

  private static long read(FamilySync family) {
    StateLedger ledger = family.run().ledger();
    List<Output> outputs = family.allOutputs().toList();
    String names = String.join(", ", outputs.stream().map(Output::stream).toList());
    LOG.info(
        "{}: {} begins{}", names, family.isWhole() ? "FULL_TABLE" : "INCREMENTAL", family.since());
    long began = System.nanoTime();
    boolean done = false;
    try {
      outputs.forEach(Output::schema);
      family.read(Map.of(), null);
      family.cut();
      if (!family.keepsVersion()) {
        outputs.forEach(Output::activateVersion);
        family.refreshed();
      }
      ledger.send();
      done = true;
    } finally {
      outputs.forEach(Output::close);
      outputs.forEach(Output::tell);
      Map<String, Object> status = done ? Metrics.SUCCEEDED : Metrics.FAILED;
      long nanos = System.nanoTime() - began;
      outputs.forEach(output -> Metrics.time("sync_duration", nanos, output.stream(), status));
    }
    outputs.forEach(output -> LOG.info("{}: {} records", output.stream(), output.records()));
    return outputs.stream().mapToLong(Output::records).sum();
  }
}
