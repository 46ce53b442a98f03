package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TimePartitioning;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Layout;
import io.shoppipe.warehouse.api.Partitioning;
import io.shoppipe.warehouse.api.TableName;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a table lies that is there, against how it is wished to. */
record StandingLayout(TableName name, Table table, StandardTableDefinition definition) {
  /** Empty for what is no table of BigQuery's own. */
  static Optional<StandingLayout> of(TableName name, @Nullable Table table) {
    return table != null && table.getDefinition() instanceof StandardTableDefinition definition
        ? Optional.of(new StandingLayout(name, table, definition))
        : Optional.empty();
  }

  /** BigQuery can't partition a table in another way. */
  void requirePartitioning(Layout wished) {
    Partitioning partitioning = wished.partitioning();
    String standing = Layouts.of(definition, "").partitioning();
    if (partitioning != null && !partitioning.text().equalsIgnoreCase(standing)) {
      throw SingerException.config(
          "table "
              + name
              + " is "
              + (standing.isEmpty() ? "not partitioned" : "partitioned by " + standing)
              + ", but partition_by asks for "
              + partitioning.text()
              + ", and BigQuery can't change that. Set partition_by to what is there, or rename the"
              + " table and load the stream from its beginning.");
    }
  }

  /** The options that differ from those that are there. */
  Map<String, String> changes(Layout wished, LayoutSql sql) {
    Map<String, String> labels = new HashMap<>(standingLabels());
    labels.putAll(wished.labels());
    Map<String, String> changes = sql.options(wished, labels);
    if (Objects.equals(wished.filterRequired(), requiresFilter())) {
      changes.remove("require_partition_filter");
    }
    if (Objects.equals(wished.expiration(), expiration())) {
      changes.remove("partition_expiration_days");
    }
    if (labels.equals(standingLabels())) {
      changes.remove("labels");
    }
    if (wished.description().equals(table.getDescription())) {
      changes.remove("description");
    }
    return changes;
  }

  /**
   * What the table becomes where its clustering is another; rows that are there stay as they lie.
   */
  Optional<StandardTableDefinition> clustered(Layout wished) {
    List<String> there = Layouts.of(definition, "").clustering();
    return wished.clustering().isEmpty() || wished.clustering().equals(there)
        ? Optional.empty()
        : Optional.of(
            definition.toBuilder()
                .setClustering(Clustering.newBuilder().setFields(wished.clustering()).build())
                .build());
  }

  private Map<String, String> standingLabels() {
    Map<String, String> labels = table.getLabels();
    return labels == null ? Map.of() : labels;
  }

  /** Whether it may not be read without a condition for its partitions. */
  boolean requiresFilter() {
    TimePartitioning time = definition.getTimePartitioning();
    return Boolean.TRUE.equals(table.getRequirePartitionFilter())
        || (time != null && Boolean.TRUE.equals(time.getRequirePartitionFilter()));
  }

  /** The column that such a condition speaks of. */
  String partitionColumn() {
    if (definition.getRangePartitioning() != null) {
      return definition.getRangePartitioning().getField();
    }
    TimePartitioning time = definition.getTimePartitioning();
    String field = time == null ? null : time.getField();
    return field == null ? "_PARTITIONTIME" : field;
  }

  private @Nullable Duration expiration() {
    TimePartitioning time = definition.getTimePartitioning();
    Long millis = time == null ? null : time.getExpirationMs();
    return millis == null ? null : Duration.ofMillis(millis);
  }
}
