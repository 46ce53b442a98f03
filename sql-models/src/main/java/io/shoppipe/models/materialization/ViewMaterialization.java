package io.shoppipe.models.materialization;

import io.shoppipe.warehouse.api.Relation;

/** {@code view}: the query itself. */
final class ViewMaterialization implements Materialization {
  @Override
  public String name() {
    return "view";
  }

  @Override
  public Built build(Build build) {
    new Swap(build).with(Relation.Kind.VIEW);
    return new Built(build.isPostgres() ? "CREATE VIEW" : "OK", 0);
  }
}
