package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Table.TableColumn;
import java.util.List;
import java.util.Locale;

/**
 * {@code snapshot} on BigQuery: what has changed is staged, then merged in one statement. Never
 * made anew, not even by a full refresh.
 */
final class BigQuerySnapshot implements Materialization {
  @Override
  public String name() {
    return "snapshot";
  }

  @Override
  public Built build(Build build) {
    boolean exists = build.old().isPresent();
    SnapshotMaterialization.checkKind(build);
    SnapshotStrategy strategy = SnapshotStrategy.of(build, exists);
    if (!exists) {
      String query = SnapshotMaterialization.first(build, strategy);
      return new BigQueryDdl(build).replace(Relation.Kind.TABLE, query);
    }
    SnapshotUpdate.checkTable(build, strategy);
    return merged(build, strategy);
  }

  private static Built merged(Build build, SnapshotStrategy strategy) {
    BigQueryDdl ddl = new BigQueryDdl(build);
    RelationName staging = BigQueryIncremental.staging(build);
    BigQuerySnapshotSql sql = new BigQuerySnapshotSql(build, strategy);
    build.session().execute(ddl.header() + ddl.table(staging, sql.staged(), true));
    try {
      List<TableColumn> columns =
          new BigQuerySchemaChange(build, staging).widened(column -> !isOwn(column));
      String merge = sql.merge(staging, columns);
      return JobAnswer.of(build, merge);
    } finally {
      ddl.drop(Relation.Kind.TABLE, staging);
    }
  }

  private static boolean isOwn(TableColumn column) {
    String name = column.name().toLowerCase(Locale.ROOT);
    return name.equals(BigQuerySnapshotSql.CHANGE) || name.startsWith(SnapshotUpdate.KEY + "_");
  }
}
