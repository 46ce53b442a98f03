package io.shoppipe.target.export;

import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import java.util.List;

/**
 * What was asked for: tables, or else a query; {@code format} is empty where the address tells it.
 */
public record ExportRequest(
    List<String> tables, String query, String to, String format, List<String> order) {
  public ExportRequest {
    tables = List.copyOf(tables);
    order = List.copyOf(order);
  }

  /** The files to write. Fails with exit kind CONFIG where a table or column is not there. */
  public List<Export> exports(Session session, Dialect dialect) {
    boolean folder = to.endsWith("/");
    if (tables.isEmpty()) {
      requireFile(folder, "a query has no name");
      String bare = query.strip().replaceFirst(";\\s*$", "");
      String sql = order.isEmpty() ? bare : "SELECT * FROM (" + bare + "\n) AS exported";
      return List.of(export("the query", sql + ordered(dialect), to));
    }
    requireFile(!folder && tables.size() > 1, "there are several tables; a folder ends in '/'");
    return tables.stream().map(name -> table(name, folder, session, dialect)).toList();
  }

  private void requireFile(boolean refused, String why) {
    if (refused) {
      throw SingerException.config("--to " + to + ": " + why + ". Name a file for each.");
    }
  }

  private Export table(String given, boolean folder, Session session, Dialect dialect) {
    TableName name = name(given, dialect);
    Table table = session.table(name).orElseThrow(() -> missing(name, session));
    order.forEach(column -> requireColumn(column, table));
    String ending = "." + (format.isEmpty() ? ExportFormat.CSV.word() : format);
    return export(
        name.toString(),
        "SELECT * FROM " + dialect.quote(name) + ordered(dialect),
        folder ? to + name.name() + ending : to);
  }

  private Export export(String what, String sql, String place) {
    Address address = Address.of(place);
    return new Export(what, sql, address, ExportFormat.of(format, address));
  }

  private String ordered(Dialect dialect) {
    return order.isEmpty()
        ? ""
        : " ORDER BY " + String.join(", ", order.stream().map(dialect::quote).toList());
  }

  private static TableName name(String given, Dialect dialect) {
    int dot = given.indexOf('.');
    return dot < 0
        ? new TableName(dialect.defaultSchema(), given)
        : new TableName(given.substring(0, dot), given.substring(dot + 1));
  }

  private static SingerException missing(TableName name, Session session) {
    List<String> there =
        session.relations(name.schema()).stream().map(found -> found.name().name()).toList();
    return SingerException.config(
        "--table "
            + name
            + ": there is no such table or view. Schema '"
            + name.schema()
            + "' "
            + (there.isEmpty() ? "holds none." : "holds " + String.join(", ", there) + ".")
            + NearMiss.hint(name.name(), there));
  }

  private static void requireColumn(String column, Table table) {
    List<String> names = table.columns().stream().map(Table.TableColumn::name).toList();
    if (!names.contains(column)) {
      throw SingerException.config(
          "--order-by "
              + column
              + ": "
              + table.relation().name()
              + " has no such column; it has "
              + String.join(", ", names)
              + "."
              + NearMiss.hint(column, names));
    }
  }
}
