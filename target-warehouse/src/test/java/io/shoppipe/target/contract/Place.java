package io.shoppipe.target.contract;

import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** A schema of its own in a warehouse; {@code url} as in the config. */
record Place(String warehouse, String url, String schema) {
  Optional<Table> table(String name) {
    return inside((opened, session) -> session.table(new TableName(schema, name)));
  }

  /** The column's type, for each column. */
  Map<String, String> types(String name) {
    Map<String, String> types = new TreeMap<>();
    table(name)
        .ifPresent(
            table -> table.columns().forEach(c -> types.put(c.name(), c.type().kind().name())));
    return types;
  }

  List<String> columns(String name) {
    return table(name).orElseThrow(() -> new AssertionError("no table " + name)).columns().stream()
        .map(Table.TableColumn::name)
        .toList();
  }

  /** The columns' values as {@link Cell} writes them, sorted. */
  List<List<String>> rows(String name, List<String> columns) {
    Table table = table(name).orElseThrow(() -> new AssertionError("no table " + name));
    return inside(
        (opened, session) -> {
          List<String> quoted = columns.stream().map(opened.dialect()::quote).toList();
          String sql =
              "SELECT "
                  + String.join(", ", quoted)
                  + " FROM "
                  + opened.dialect().quote(new TableName(schema, name));
          List<List<String>> rows = new ArrayList<>();
          session
              .query(sql)
              .rows()
              .forEach(
                  row -> {
                    List<String> cells = new ArrayList<>();
                    for (int i = 0; i < columns.size(); i++) {
                      cells.add(
                          Cell.text(row.get(i), table.column(columns.get(i)).orElseThrow().type()));
                    }
                    rows.add(cells);
                  });
          rows.sort((a, b) -> a.toString().compareTo(b.toString()));
          return rows;
        });
  }

  /** The state that is kept in the warehouse. */
  Optional<String> state() {
    return inside(
        (opened, session) -> {
          Object state =
              session.table(new TableName("_singer", "state")).isEmpty()
                  ? null
                  : session
                      .query(
                          "SELECT state FROM "
                              + opened.dialect().quote(new TableName("_singer", "state"))
                              + " WHERE pipeline = "
                              + opened.dialect().literal(schema))
                      .single();
          return Optional.ofNullable(state).map(Object::toString);
        });
  }

  private <R> R inside(BiFunction<Warehouse, Session, R> question) {
    try (Warehouse opened = Warehouses.open(WarehouseConfig.of(url));
        Session session = opened.open()) {
      return question.apply(opened, session);
    }
  }
}
