package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Relation;

/**
 * {@code external}, on DuckDB: the rows go to a file, Parquet, CSV or JSON; the model's relation is
 * a view that reads it with the types that the query has.
 */
final class ExternalMaterialization implements Materialization {
  @Override
  public String name() {
    return "external";
  }

  @Override
  public Built build(Build build) {
    if (!build.isDuckDb()) {
      throw new SingerException(
          ErrorKind.MODELS,
          "%s: external models are DuckDB's; %s has none. Use table"
              .formatted(build.node().path(), build.adapter()));
    }
    new Creation(build).checked();
    ExternalFile file = ExternalFile.of(build);
    String copy = "copy (\n%s\n) to %s".formatted(build.sql(), file.target());
    build.written().accept(copy + ";");
    long rows = build.session().execute(copy);
    new Swap(build).with(Relation.Kind.VIEW, name -> view(build, file, name, rows));
    return new Built("OK", rows);
  }

  private static long view(Build build, ExternalFile file, RelationName name, long rows) {
    String sql = file.query(build.session(), build.sql(), rows);
    return build.ddl().create(Relation.Kind.VIEW, name, sql);
  }
}
