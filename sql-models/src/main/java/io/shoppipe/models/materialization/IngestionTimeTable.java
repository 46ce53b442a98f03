package io.shoppipe.models.materialization;

import io.shoppipe.models.bigquery.PartitionBy;
import io.shoppipe.models.bigquery.TableOptions;
import io.shoppipe.models.graph.Quotes;
import io.shoppipe.warehouse.api.QueryResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of BigQuery's that is partitioned by a time which is no column of it: it can't be made of
 * a query, so it is made empty and filled.
 */
record IngestionTimeTable(Build build, PartitionBy partition) {
  String script(String query) {
    QueryResult empty =
        build.session().query("select * from (\n" + query + "\n) where false limit 0");
    List<String> names = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < empty.columns().size(); i++) {
      String name = empty.columns().get(i);
      if (!name.equalsIgnoreCase(partition.field())) {
        names.add(Quotes.BACKTICK.quoted(name));
        columns.add(Quotes.BACKTICK.quoted(name) + " " + empty.nativeTypes().get(i));
      }
    }
    BigQueryDdl ddl = new BigQueryDdl(build);
    return "create or replace table %s (%s)\n%s\n%s;\ninsert into %s (_PARTITIONTIME, %s)\n%s;"
        .formatted(
            Ddl.sql(build.relation()),
            String.join(", ", columns),
            ddl.layout(),
            TableOptions.clause(ddl.options().table(false)),
            Ddl.sql(build.relation()),
            String.join(", ", names),
            rows(partition, query));
  }

  /** A query's rows with the time of their partition first. */
  static String rows(PartitionBy partition, String query) {
    return "select timestamp(%s) as _PARTITIONTIME, * except(%s) from (\n%s\n)"
        .formatted(partition.field(), partition.field(), query);
  }
}
