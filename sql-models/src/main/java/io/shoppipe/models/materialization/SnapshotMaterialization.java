package io.shoppipe.models.materialization;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Relation;

/**
 * {@code snapshot}: every version of the query's rows, with the time from and to which it was
 * valid. Never made anew, not even by a full refresh.
 */
final class SnapshotMaterialization implements Materialization {
  @Override
  public String name() {
    return "snapshot";
  }

  @Override
  public Built build(Build build) {
    boolean exists = build.old().isPresent();
    checkKind(build);
    new SqlHeader(build).run();
    SnapshotStrategy strategy = SnapshotStrategy.of(build, exists);
    if (exists) {
      long rows = new SnapshotUpdate(build, strategy).run();
      return new Built(build.isPostgres() ? "INSERT 0 " + rows : "OK", rows);
    }
    String query = first(build, strategy);
    build.written().accept(Ddl.creation(build.relation(), "table", query) + ";");
    long rows = build.ddl().create(Relation.Kind.TABLE, build.relation(), query);
    new Indexes(build).create(build.relation());
    return new Built(build.isPostgres() ? "SELECT " + rows : "OK", rows);
  }

  static void checkKind(Build build) {
    if (build.old().isPresent() && build.old().get() != Relation.Kind.TABLE) {
      throw new SingerException(
          ErrorKind.MODELS,
          "Can't snapshot into %s: it is a %s. Drop it, or give the snapshot another alias."
              .formatted(Ddl.sql(build.relation()), Ddl.word(build.old().get())));
    }
  }

  static String first(Build build, SnapshotStrategy strategy) {
    return "select *,\n  " + strategy.metaColumns(build) + "\nfrom (\n" + build.sql() + "\n) sbq";
  }
}
