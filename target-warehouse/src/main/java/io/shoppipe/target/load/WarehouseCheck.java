package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Does what a load does, in a transaction that is undone: makes the schemas and a table, writes a
 * row. The first step that fails ends it, as it would end a load.
 */
public final class WarehouseCheck {
  private final Warehouse warehouse;
  private final Session session;
  private final Consumer<String> say;

  public WarehouseCheck(Warehouse warehouse, Session session, Consumer<String> say) {
    this.warehouse = warehouse;
    this.session = session;
    this.say = say;
  }

  /** Tries it with tables in {@code schema} and in {@code _singer}. */
  public void run(String schema) {
    Object version = session.query("SELECT version()").single();
    say.accept("connection: ok, " + warehouse.location() + ", " + warehouse.name() + " " + version);
    for (String each : List.of(schema, Bookkeeping.SCHEMA)) {
      session.begin();
      try {
        say.accept("schema " + each + ": ok, " + tried(each));
      } finally {
        session.rollback();
      }
    }
  }

  private String tried(String schema) {
    Dialect dialect = warehouse.dialect();
    boolean exists = session.schemaExists(schema);
    if (!exists) {
      session.execute(dialect.createSchema(schema));
    }
    TableName table = new TableName(schema, "_singer_check_" + UUID.randomUUID());
    dialect
        .createTable(table, List.of(Column.of("id", ColumnType.BIGINT).required()), List.of("id"))
        .forEach(session::execute);
    session.execute("INSERT INTO " + dialect.quote(table) + " VALUES (1)");
    return (exists ? "there" : "can be made") + ", tables can be made and written";
  }
}
