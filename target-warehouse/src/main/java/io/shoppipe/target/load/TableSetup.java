package io.shoppipe.target.load;

import io.shoppipe.target.plan.TableChange;
import io.shoppipe.target.plan.TablePlanner;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import java.util.List;
import java.util.Optional;

/** Makes a stream's table, or changes it so that it takes the stream's columns. */
final class TableSetup {
  private final Session session;
  private final Dialect dialect;

  TableSetup(Session session, Dialect dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  /**
   * After this the table exists and has every column; {@code key} is empty for a table that only
   * grows. Returns the names of all its columns that hold data.
   */
  List<String> ensure(String stream, TableName table, List<Column> columns, List<String> key) {
    TablePlanner planner = new TablePlanner(stream, dialect.capabilities());
    planner.check(columns, key);
    Optional<Table> existing = session.table(table);
    if (existing.isEmpty()) {
      create(table, columns, key);
      return columns.stream().map(Column::name).toList();
    }
    planner.checkKey(existing.get(), key);
    planner
        .plan(existing.get(), columns, key)
        .forEach(change -> session.execute(change.accept(new Ddl(table))));
    return session.table(table).stream()
        .flatMap(found -> found.columns().stream())
        .map(Table.TableColumn::name)
        .filter(name -> !name.equals(LoadSql.DELETED_AT))
        .toList();
  }

  /** Adds one column to a table that exists, where it is missing. */
  void ensureColumn(TableName table, Column column) {
    if (!hasColumn(table, column.name())) {
      session.execute(dialect.addColumn(table, column));
    }
  }

  boolean hasColumn(TableName table, String column) {
    return session.table(table).flatMap(found -> found.column(column)).isPresent();
  }

  private void create(TableName table, List<Column> columns, List<String> key) {
    if (!session.schemaExists(table.schema())) {
      session.execute(dialect.createSchema(table.schema()));
    }
    List<Column> keyed =
        columns.stream()
            .map(column -> key.contains(column.name()) ? column.required() : column)
            .toList();
    dialect.createTable(table, keyed, key).forEach(session::execute);
  }

  private final class Ddl implements TableChange.Visitor<String> {
    private final TableName table;

    Ddl(TableName table) {
      this.table = table;
    }

    @Override
    public String addColumn(TableChange.AddColumn change) {
      return dialect.addColumn(table, change.column());
    }

    @Override
    public String widenColumn(TableChange.WidenColumn change) {
      return dialect.alterType(table, change.column(), change.from(), change.to());
    }

    @Override
    public String dropNotNull(TableChange.DropNotNull change) {
      return dialect.dropNotNull(table, change.column());
    }
  }
}
