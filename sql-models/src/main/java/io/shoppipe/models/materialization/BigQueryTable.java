package io.shoppipe.models.materialization;

import io.shoppipe.warehouse.api.Relation;

/** {@code table} on BigQuery: replaced in one statement. */
final class BigQueryTable implements Materialization {
  @Override
  public String name() {
    return "table";
  }

  @Override
  public Built build(Build build) {
    return new BigQueryDdl(build).replace(Relation.Kind.TABLE, build.sql());
  }
}
