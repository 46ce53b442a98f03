package io.shoppipe.models.materialization;

import io.shoppipe.models.bigquery.PartitionBy;
import io.shoppipe.models.graph.Quotes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which partitions of an incremental model on BigQuery are replaced. */
record BigQueryPartitions(Build build) {
  private static final Set<String> REPLACING = Set.of("insert_overwrite", "microbatch");

  /** Fails with MODELS where strategy and partition don't fit. */
  static void check(Build build, String strategy) {
    Optional<PartitionBy> partition = new BigQueryDdl(build).partition();
    if (REPLACING.contains(strategy) && partition.isEmpty()) {
      throw IncrementalStrategies.wrong(
          build.node(),
          "has the strategy '%s', which requires a `partition_by` config.".formatted(strategy));
    }
    if (!REPLACING.contains(strategy)
        && partition.filter(PartitionBy::copyPartitions).isPresent()) {
      throw IncrementalStrategies.wrong(
          build.node(),
          "has copy_partitions, which requires the 'incremental_strategy' option to be set to 'insert_overwrite' or 'microbatch'.");
    }
    String size = build.config().text("batch_size").orElse("");
    if (strategy.equals("microbatch") && !partition.orElseThrow().granularity().equals(size)) {
      throw IncrementalStrategies.wrong(
          build.node(),
          "has the strategy 'microbatch', which requires a `partition_by` with the same granularity as its `batch_size`. Got: batch_size %s, granularity %s."
              .formatted(size, partition.orElseThrow().granularity()));
    }
  }

  /** Those that the config lists; without a list they are asked of the new rows. */
  List<String> listed() {
    return build.config().values().get("partitions") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Whether the new rows must be staged to learn them. */
  boolean areAsked(String strategy) {
    return REPLACING.contains(strategy) && listed().isEmpty();
  }

  /** A condition that every row meets, for tables that require one on their partition. */
  static Optional<String> everyPartition(Build build) {
    return build.config().isTrue("require_partition_filter")
        ? new BigQueryDdl(build)
            .partition()
            .map(
                partition -> {
                  String column =
                      partition.ingestionTime()
                          ? partition.pseudoColumn()
                          : Quotes.BACKTICK.quoted(partition.field());
                  return "DBT_INTERNAL_DEST.%s is null or DBT_INTERNAL_DEST.%s is not null"
                      .formatted(column, column);
                })
        : Optional.empty();
  }
}
