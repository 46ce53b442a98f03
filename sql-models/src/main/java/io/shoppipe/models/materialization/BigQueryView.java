package io.shoppipe.models.materialization;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Relation;
import java.util.Optional;

/** {@code view} on BigQuery. A table in its place goes with a full refresh only, as in dbt. */
final class BigQueryView implements Materialization {
  @Override
  public String name() {
    return "view";
  }

  @Override
  public Built build(Build build) {
    Optional<Relation.Kind> old = build.old().filter(kind -> kind != Relation.Kind.VIEW);
    if (old.isPresent() && !build.scope().fullRefresh()) {
      throw new SingerException(
          ErrorKind.MODELS,
          "Trying to create view %s, but it currently exists as a %s. Either drop %s manually, or run with --full-refresh and it will be dropped."
              .formatted(
                  Ddl.sql(build.relation()), Ddl.word(old.get()), Ddl.sql(build.relation())));
    }
    return new BigQueryDdl(build).replace(Relation.Kind.VIEW, build.sql());
  }
}
