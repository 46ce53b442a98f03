package io.shoppipe.tap.sync;

import io.shoppipe.singer.catalog.Catalog;
import io.shoppipe.singer.catalog.CatalogEntry;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.tap.definition.FileDefinition;
import io.shoppipe.tap.definition.ReplicationMethod;
import io.shoppipe.tap.definition.StreamDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How each stream is read: as the catalog says, else as its definition does. */
final class MethodChoice {
  private final Catalog catalog;
  private final Duration lookback;
  private final Problems problems;

  /** {@code lookback} is for streams whose definition says nothing of it. */
  MethodChoice(Catalog catalog, Duration lookback, Problems problems) {
    this.catalog = catalog;
    this.lookback = lookback;
    this.problems = problems;
  }

  FamilyPlan.Method of(StreamDefinition definition) {
    Optional<CatalogEntry> entry = catalog.stream(definition.id());
    String method =
        entry.flatMap(CatalogEntry::chosenMethod).orElse(definition.replicationMethod().name());
    if (method.equals(ReplicationMethod.FULL_TABLE.name())) {
      return FamilyPlan.Method.FULL_TABLE;
    }
    String where = "catalog: stream '" + definition.id() + "': ";
    if (!method.equals(ReplicationMethod.INCREMENTAL.name())) {
      problems.add(
          where
              + "replication method '"
              + method
              + "' is not known. Use FULL_TABLE or INCREMENTAL.");
      return FamilyPlan.Method.FULL_TABLE;
    }
    Optional<String> chosen = entry.flatMap(CatalogEntry::chosenReplicationKey);
    return new FamilyPlan.Method(true, replication(definition, chosen, where));
  }

  /** Empty for files, which are remembered as a whole. */
  private Optional<Replication> replication(
      StreamDefinition definition, Optional<String> chosen, String where) {
    List<String> valid = definition.replicationKeys();
    if (valid.isEmpty()) {
      if (!(definition.source() instanceof FileDefinition)) {
        problems.add(
            where
                + "INCREMENTAL needs a replication key, and this stream has none. Use FULL_TABLE.");
      }
      return Optional.empty();
    }
    String key = chosen.orElse(valid.get(0));
    if (!valid.contains(key)) {
      problems.add(
          where
              + "'"
              + key
              + "' is no replication key of it. Use "
              + String.join(" or ", valid)
              + ".");
    }
    return Optional.of(
        new Replication(
            key,
            new ReplicationOrder(definition.schema().path("properties").path(key)),
            definition.isSorted() && key.equals(valid.get(0)),
            definition.lookback().orElse(lookback)));
  }
}
