package io.shoppipe.models.materialization;

import io.shoppipe.warehouse.api.Relation;

/** {@code table}: the rows of the query, made anew each time. */
final class TableMaterialization implements Materialization {
  @Override
  public String name() {
    return "table";
  }

  @Override
  public Built build(Build build) {
    long rows = new Swap(build).with(Relation.Kind.TABLE);
    return new Built(build.isPostgres() ? "SELECT " + rows : "OK", rows);
  }
}
