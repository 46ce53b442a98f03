package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.Node;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code microbatch}: one batch of a span of time takes the place of what the table holds of it. On
 * PostgreSQL, as in dbt, it is a merge by key.
 */
final class MicrobatchStrategy implements IncrementalStrategy {
  @Override
  public String name() {
    return "microbatch";
  }

  @Override
  public boolean knownTo(String adapter) {
    return true;
  }

  @Override
  public String sql(Increment increment) {
    Node node = increment.build().node();
    if (increment.build().isBigQuery()) {
      return new InsertOverwriteStrategy().sql(increment);
    }
    boolean keyed = !increment.uniqueKey().isEmpty();
    if (increment.build().isPostgres()) {
      if (!keyed) {
        throw IncrementalStrategies.wrong(
            node, "is a microbatch model without a unique_key: on PostgreSQL it needs one.");
      }
      return new MergeStrategy().sql(increment);
    }
    if (keyed) {
      throw IncrementalStrategies.wrong(
          node,
          "is a microbatch model, and on DuckDB the strategy does not support 'unique_key'. Remove it,"
              + " or use the strategy merge.");
    }
    return replaced(increment);
  }

  private static String replaced(Increment increment) {
    String during = increment.build().scope().batch().orElseThrow().condition(increment.config());
    List<String> predicates = increment.predicates();
    String more = predicates.stream().map(p -> "\nand (" + p + ")").collect(Collectors.joining());
    return "delete from %s\nwhere %s%s;\ninsert into %s (%s)\nselect %s\nfrom %s\nwhere %s"
        .formatted(
            increment.target(),
            during,
            more,
            increment.target(),
            increment.columnList(),
            increment.columnList(),
            increment.sourceSql(),
            during);
  }
}
