package io.shoppipe.models.materialization;

import io.shoppipe.models.bigquery.PartitionBy;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Table.TableColumn;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code incremental} on BigQuery: each change of the table is one statement or script. */
final class BigQueryIncremental implements Materialization {
  private static final int NAME_LENGTH = 8;

  @Override
  public String name() {
    return "incremental";
  }

  @Override
  public Built build(Build build) {
    IncrementalStrategies.check(build);
    String wanted = IncrementalStrategies.wanted(build);
    BigQueryPartitions.check(build, wanted);
    boolean stands = build.old().equals(Optional.of(Relation.Kind.TABLE));
    if (!stands || build.scope().fullRefresh()) {
      return new BigQueryTable().build(build);
    }
    new Creation(build).checked();
    boolean staged =
        !build.config().text("on_schema_change").orElse("ignore").equals("ignore")
            || IncrementalStrategies.isOwn(build, wanted)
            || new BigQueryPartitions(build).areAsked(wanted);
    return staged ? staged(build) : direct(build);
  }

  private static Built direct(Build build) {
    List<TableColumn> columns = IncrementalMaterialization.table(build, build.relation()).columns();
    return run(build, new Increment(build, new RelationName("", "", ""), columns));
  }

  private static Built staged(Build build) {
    RelationName source = staging(build);
    BigQueryDdl ddl = new BigQueryDdl(build);
    String aside = ddl.header() + ddl.table(source, build.sql(), true);
    build.written().accept(aside);
    build.session().execute(aside);
    try {
      List<TableColumn> columns = new BigQuerySchemaChange(build, source).columns();
      return run(build, new Increment(build, source, columns));
    } finally {
      ddl.drop(Relation.Kind.TABLE, source);
    }
  }

  /** A table for rows on their way, of this run alone. */
  static RelationName staging(Build build) {
    String mark = UUID.randomUUID().toString().substring(0, NAME_LENGTH);
    return build.withEnding("__dbt_tmp_" + mark);
  }

  private static Built run(Build build, Increment increment) {
    IncrementalStrategies.Chosen chosen = IncrementalStrategies.choose(increment);
    String sql = (increment.isStaged() ? "" : new BigQueryDdl(build).header()) + chosen.sql();
    return JobAnswer.of(build, sql);
  }

  /** The partition of an incremental model; it is known to have one. */
  static PartitionBy partition(Build build) {
    return new BigQueryDdl(build)
        .partition()
        .orElseThrow(
            () ->
                IncrementalStrategies.wrong(
                    build.node(),
                    "has the strategy insert_overwrite, which requires the `partition_by`"
                        + " config."));
  }
}
