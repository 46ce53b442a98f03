package io.shoppipe.models.materialization;

import io.shoppipe.models.bigquery.PartitionBy;
import java.util.List;

/**
 * {@code insert_overwrite} on BigQuery: partitions that the config lists, or that new rows lie in,
 * are replaced whole.
 */
final class InsertOverwriteStrategy implements IncrementalStrategy {
  @Override
  public String name() {
    return "insert_overwrite";
  }

  @Override
  public boolean knownTo(String adapter) {
    return adapter.equals("bigquery");
  }

  @Override
  public String answer() {
    return "MERGE";
  }

  @Override
  public String sql(Increment increment) {
    PartitionBy partition = BigQueryIncremental.partition(increment.build());
    List<String> listed = new BigQueryPartitions(increment.build()).listed();
    String ofTable = partition.typedExpression("DBT_INTERNAL_DEST");
    if (!listed.isEmpty()) {
      return merge(increment, ofTable + " in (" + String.join(", ", listed) + ")");
    }
    String ofRows =
        partition.ingestionTime() ? partition.pseudoColumn() : partition.typedExpression("");
    return "declare dbt_partitions_for_replacement array<%s>;\nset dbt_partitions_for_replacement = (\n  select array_agg(distinct %s ignore nulls)\n  from %s\n);\n%s;"
        .formatted(
            partition.partitionType(),
            ofRows,
            increment.sourceSql(),
            merge(increment, ofTable + " in unnest(dbt_partitions_for_replacement)"));
  }

  private static String merge(Increment increment, String condition) {
    return MergeStrategy.head(increment)
        + "on false\nwhen not matched by source and %s then delete\nwhen not matched then insert (%s)\nvalues (%s)"
            .formatted(condition, increment.columnList(), increment.columnList());
  }
}
