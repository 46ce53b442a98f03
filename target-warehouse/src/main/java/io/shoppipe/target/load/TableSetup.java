package io.shoppipe.target.load;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.plan.Slot;
import io.shoppipe.target.plan.StreamShape;
import io.shoppipe.target.plan.TableChange;
import io.shoppipe.target.plan.TablePlan;
import io.shoppipe.target.plan.TablePlanner;
import io.shoppipe.warehouse.api.Alias;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Layout;
import io.shoppipe.warehouse.api.Retyping;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table.TableColumn;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.WarehouseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a stream's table, or changes it so that it takes the stream's columns. */
final class TableSetup {
  /** What a warehouse says where something else depends on what is to be changed. */
  private static final Set<String> DEPENDENT = Set.of("0A000", "2BP01");

  private final Session session;
  private final Dialect dialect;
  private final Identifiers identifiers;
  private final Duration lockTimeout;

  TableSetup(Session session, Dialect dialect, Duration lockTimeout) {
    this.session = session;
    this.dialect = dialect;
    this.identifiers = new Identifiers(session, dialect);
    this.lockTimeout = lockTimeout;
  }

  /**
   * Makes the schema where it is missing, and what {@code ownTables} makes; one run at a time does
   * so.
   */
  void prepare(String schema, Runnable ownTables) {
    String lock = "the target's own tables";
    session.lock(lock, lockTimeout);
    ownTables.run();
    identifiers.prepare();
    identifiers.requireUsable(schema);
    new MissingSchema(session, dialect).make(schema);
    session.unlock(lock);
  }

  /** The stream's table, from now on locked against other loads. */
  TableName table(String schema, String stream) {
    TableName table = identifiers.table(schema, stream);
    session.lock("table " + table, lockTimeout);
    return table;
  }

  /** After this the table exists and takes the stream's rows as the plan says. */
  TablePlan ensure(TableName table, StreamShape shape, StreamSettings settings) {
    TablePlanner planner = new TablePlanner(dialect.capabilities(), settings.evolution());
    Map<Slot, String> known = identifiers.columns(table, shape.stream());
    TablePlan plan = planner.plan(table, session.table(table), shape, known);
    Layout layout = settings.layout().of(shape.stream(), plan);
    if (plan.create()) {
      create(table, plan, layout);
    } else {
      plan.changes().forEach(change -> change(shape.stream(), table, change));
      if (!layout.isEmpty()) {
        session.layOut(table, layout);
      }
    }
    identifiers.write(table, shape.stream(), known, plan.names());
    return plan;
  }

  /** Adds one column to a table that exists, where it is missing. */
  void ensureColumn(TableName table, Column column) {
    if (session.table(table).flatMap(found -> found.column(column.name())).isEmpty()) {
      session.execute(dialect.addColumn(table, column));
    }
  }

  /** The type of the column that a field of the stream has, or would have, if it is there. */
  Optional<ColumnType> columnOf(TableName table, String stream, String field) {
    Map<Slot, String> known = identifiers.columns(table, stream);
    return session
        .table(table)
        .flatMap(there -> TablePlanner.column(dialect.capabilities(), there, field, known))
        .map(TableColumn::type);
  }

  private void create(TableName table, TablePlan plan, Layout layout) {
    List<Column> columns =
        Stream.concat(
                plan.fields().stream().map(TablePlan.FieldColumn::column), plan.metadata().stream())
            .map(column -> plan.key().contains(column.name()) ? column.required() : column)
            .toList();
    dialect.createTable(table, columns, plan.key(), layout).forEach(session::execute);
  }

  private void change(String stream, TableName table, TableChange change) {
    try {
      change.accept(new Ddl(stream, table)).forEach(session::execute);
    } catch (WarehouseException e) {
      if (DEPENDENT.contains(e.sqlState())) {
        throw refused(
            stream,
            change.accept(new Wording(table)),
            e,
            "drop what depends on it, run again, and make it again");
      }
      if (e.kind() == ErrorKind.DATA) {
        throw refused(stream, change.accept(new Wording(table)), e, "change the table by hand");
      }
      if (e.kind() == ErrorKind.CONFIG) {
        String what = change.accept(new Wording(table));
        throw new SingerException(
            e.kind(), "stream '" + stream + "': " + what + " is refused: " + e.getMessage(), e);
      }
      throw e;
    }
  }

  private static SingerException refused(
      String stream, String what, WarehouseException cause, String remedy) {
    return new SingerException(
        ErrorKind.DATA,
        "stream '"
            + stream
            + "': "
            + what
            + " is refused: "
            + cause.getMessage()
            + ". To go on: "
            + remedy
            + ".",
        cause);
  }

  private final class Ddl implements TableChange.Visitor<List<String>> {
    private final String stream;
    private final TableName table;

    Ddl(String stream, TableName table) {
      this.stream = stream;
      this.table = table;
    }

    @Override
    public List<String> addColumn(TableChange.AddColumn change) {
      return List.of(dialect.addColumn(table, change.column()));
    }

    @Override
    public List<String> widenColumn(TableChange.WidenColumn change) {
      String everyRow = session.everyRow(table, Alias.TABLE);
      return List.of(
          dialect.alterType(
              new Retyping(
                  table, change.column(), change.from(), change.to(), change.key(), everyRow)));
    }

    @Override
    public List<String> dropNotNull(TableChange.DropNotNull change) {
      return List.of(dialect.dropNotNull(table, change.column()));
    }

    @Override
    public List<String> changeKey(TableChange.ChangeKey change) {
      new KeyCheck(session, dialect).require(stream, table, change.to());
      return dialect.changeKey(table, change.from(), change.to());
    }
  }
}
