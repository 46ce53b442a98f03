package io.shoppipe.target.load;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table.Otherwise;
import io.shoppipe.warehouse.api.Table.TableColumn;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.api.WarehouseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Does what a load does, in a transaction that is undone: makes the schemas, a table and a staging
 * table, sends a row there in the way of a load's rows, tries each right on the tables that are
 * there. The first step that fails ends it, as it would end a load.
 */
public final class WarehouseCheck {
  private static final String NO_RIGHT = "42501";
  private static final List<Column> COLUMNS =
      List.of(Column.of("id", ColumnType.BIGINT).required());

  private final Warehouse warehouse;
  private final Session session;
  private final Dialect dialect;
  private final Consumer<String> say;

  public WarehouseCheck(Warehouse warehouse, Session session, Consumer<String> say) {
    this.warehouse = warehouse;
    this.session = session;
    this.dialect = warehouse.dialect();
    this.say = say;
  }

  /**
   * Tries it with tables in {@code schema} and in {@code _singer}. Where statements are paid for by
   * what they read, the rights on tables that are there are asked for.
   */
  public void run(String schema) {
    String version = session.version();
    say.accept("connection: ok, " + warehouse.location() + ", " + warehouse.name() + " " + version);
    List<String> missing =
        Stream.of(schema, Bookkeeping.SCHEMA)
            .filter(each -> !session.schemaExists(each))
            .distinct()
            .toList();
    try {
      writes(schema);
    } catch (SingerException failed) {
      throw undone(failed, missing);
    }
    dropWhereKept(missing);
    reaches(schema);
  }

  private void writes(String schema) {
    say.accept("schema " + schema + ": ok, " + tried(schema));
    say.accept(
        "schema "
            + Bookkeeping.SCHEMA
            + ": ok, "
            + undone(session, () -> made(Bookkeeping.SCHEMA)));
    try (Session load = warehouse.open()) { // what it keeps there meanwhile ends with it
      undone(load, () -> staged(load));
    }
    say.accept("staging tables: ok, can be made and loaded");
  }

  private void reaches(String schema) {
    List<TableName> tables = new ArrayList<>(tables(Bookkeeping.SCHEMA));
    tables.addAll(loaded(schema));
    tables.forEach(
        dialect.bills() ? this::requireRights : table -> undone(session, () -> allowed(table)));
    if (!tables.isEmpty()) {
      say.accept("tables that are there: ok, " + tables.size() + " can be read and written");
    }
  }

  /** Where a transaction takes nothing back, the steps do so themselves. */
  private <T> T undone(Session in, Supplier<T> step) {
    if (!dialect.undoesDdl()) {
      return step.get();
    }
    in.begin();
    try {
      return step.get();
    } finally {
      in.rollback();
    }
  }

  /** What failed first is what is told. */
  private SingerException undone(SingerException failed, List<String> schemas) {
    try {
      dropWhereKept(schemas);
    } catch (SingerException e) {
      failed.addSuppressed(e);
    }
    return failed;
  }

  private void dropWhereKept(List<String> schemas) {
    if (!dialect.undoesDdl()) {
      schemas.stream()
          .filter(session::schemaExists)
          .map(dialect::dropSchema)
          .forEach(session::execute);
    }
  }

  /** Streams whose tables are there need no right to make more. */
  private String tried(String schema) {
    try {
      return undone(session, () -> made(schema));
    } catch (WarehouseException e) {
      if (!e.sqlState().equals(NO_RIGHT) || tables(schema).isEmpty()) {
        throw e;
      }
      return "there, but this user can't make tables in it: a stream loads only into a table that"
          + " is there";
    }
  }

  private String made(String schema) {
    boolean exists = session.schemaExists(schema);
    new MissingSchema(session, dialect).make(schema);
    TableName table = new TableName(schema, "_singer_check_" + UUID.randomUUID());
    dialect.createTable(table, COLUMNS, List.of("id")).forEach(session::execute);
    session.execute("INSERT INTO " + dialect.quote(table) + " VALUES (1)");
    if (!dialect.undoesDdl()) {
      session.execute(dialect.dropTable(table));
    }
    return (exists ? "there" : "can be made") + ", tables can be made and written";
  }

  /** A staging table goes with its session at the latest. */
  private boolean staged(Session load) {
    TableName table = TableName.temporary("_singer_check");
    dialect.createStaging(table, COLUMNS).forEach(load::execute);
    try (Loader loader = load.loader(table, COLUMNS)) {
      loader.rows().beginRow();
      loader.rows().bigint(0, 1);
      loader.rows().endRow();
      loader.finish();
    }
    return true;
  }

  private List<TableName> tables(String schema) {
    return session.relations(schema).stream()
        .filter(relation -> relation.kind() == Relation.Kind.TABLE)
        .map(Relation::name)
        .toList();
  }

  /** The tables of the schema that this target has loaded into. */
  private List<TableName> loaded(String schema) {
    Identifiers identifiers = new Identifiers(session, dialect);
    Collection<String> names = identifiers.exist() ? identifiers.tables(schema) : List.of();
    return tables(schema).stream().filter(table -> names.contains(table.name())).toList();
  }

  private void requireRights(TableName table) {
    List<String> lacking = session.rightsLacking(table);
    if (!lacking.isEmpty()) {
      throw SingerException.config(
          "table "
              + table
              + ": this account lacks "
              + String.join(", ", lacking)
              + ". Give it BigQuery Data Editor on the dataset.");
    }
  }

  /** Statements that touch no row ask for the rights all the same. */
  private boolean allowed(TableName name) {
    Optional<TableColumn> column =
        session.table(name).stream()
            .flatMap(table -> table.columns().stream())
            .filter(each -> each.otherwise() != Otherwise.GENERATED)
            .findFirst();
    if (column.isPresent()) {
      String table = dialect.quote(name);
      String first = dialect.quote(column.get().name());
      String none = " WHERE 1 = 0";
      session.execute(
          "INSERT INTO " + table + " (" + first + ") SELECT " + first + " FROM " + table + none);
      session.execute("UPDATE " + table + " SET " + first + " = " + first + none);
      session.execute("DELETE FROM " + table + none);
    }
    return true;
  }
}
