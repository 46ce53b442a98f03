package io.shoppipe.tap.sync;

import io.shoppipe.singer.catalog.Catalog;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.message.MessageWriter;
import io.shoppipe.singer.state.State;
import io.shoppipe.tap.definition.ChildDefinition;
import io.shoppipe.tap.definition.Definitions;
import io.shoppipe.tap.settings.TapSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run of the tap: every selected stream, one after the other. Not thread-safe. */
public final class TapRun {
  private static final Logger LOG = LoggerFactory.getLogger(TapRun.class);

  private final TapSettings settings;
  private final List<FamilyPlan> families;

  private TapRun(TapSettings settings, List<FamilyPlan> families) {
    this.settings = settings;
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
    return new TapRun(settings, new Planner(catalog, mapping, sources, problems).plan(definitions));
  }

  /** Reads the source and writes all messages; {@code state} is changed on the way. */
  public void run(State state, MessageWriter writer, Clock clock) {
    if (families.isEmpty()) {
      LOG.warn("the catalog selects no stream: nothing to do");
    }
    Instant start = clock.instant();
    for (FamilyPlan family : families) {
      family.streams().forEach(state::wipeProgress);
    }
    StateLedger ledger = new StateLedger(state, writer);
    List<FamilySync> syncs = new ArrayList<>();
    families.forEach(family -> syncs.add(sync(family, ledger, writer, start)));
    ledger.send();
    syncs.forEach(FamilySync::run);
    writer.flush();
  }

  private FamilySync sync(
      FamilyPlan family, StateLedger ledger, MessageWriter writer, Instant start) {
    Optional<Bookmark> bookmark =
        family
            .replicationKey()
            .map(key -> new Bookmark(family, key, ledger.state(), settings, start));
    @Nullable Long version = bookmark.isPresent() ? null : start.toEpochMilli();
    List<String> bookmarkProperties = family.replicationKey().stream().toList();
    Map<ChildDefinition, Output> children = new LinkedHashMap<>();
    family
        .children()
        .forEach(
            (child, plan) -> children.put(child, new Output(plan, List.of(), version, writer)));
    return new FamilySync(
        family,
        new Outputs(
            family.own().map(plan -> new Output(plan, bookmarkProperties, version, writer)),
            children),
        bookmark,
        ledger,
        start.toEpochMilli());
  }
}
