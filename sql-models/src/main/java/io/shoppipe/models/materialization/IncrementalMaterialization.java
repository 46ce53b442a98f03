package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.Table.TableColumn;
import java.util.List;

/**
 * {@code incremental}: made like a table at first and on a full refresh; after that its query's
 * rows are brought in by a strategy.
 */
final class IncrementalMaterialization implements Materialization {
  private static final String ASIDE = "__dbt_tmp";

  @Override
  public String name() {
    return "incremental";
  }

  @Override
  public Built build(Build build) {
    if (build.isPostgres()) {
      IncrementalStrategies.check(build);
    }
    boolean tableStands = build.old().filter(kind -> kind == Relation.Kind.TABLE).isPresent();
    if (!tableStands || build.scope().fullRefresh()) {
      return new TableMaterialization().build(build);
    }
    new SqlHeader(build).run();
    new Creation(build).checked();
    RelationName source = new RelationName("", "", build.withEnding(ASIDE).identifier());
    String aside = Ddl.creation(source, "temporary table", build.sql());
    build.written().accept(aside);
    build.session().execute(aside);
    List<TableColumn> columns = new SchemaChange(build, source).columns();
    IncrementalStrategies.Chosen chosen =
        IncrementalStrategies.choose(new Increment(build, source, columns));
    build.written().accept(chosen.sql());
    long rows = build.session().execute(chosen.sql());
    build.session().execute("drop table " + Ddl.sql(source));
    return new Built(build.isPostgres() ? chosen.answer() + " " + rows : "OK", rows);
  }

  static Table table(Build build, RelationName name) {
    return build
        .session()
        .table(Build.tableName(name))
        .orElseThrow(() -> new IllegalStateException(name + " was there a moment ago"));
  }
}
