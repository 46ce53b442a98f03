package io.shoppipe.target.contract;

import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A schema of its own in a warehouse; {@code url} as in the config. */
public record Place(String warehouse, String url, String schema) {
  /** Opens the warehouse once for all that is to be looked at. */
  public void look(Consumer<Found> eye) {
    try (Warehouse opened = Warehouses.open(WarehouseConfig.of(url));
        Session session = opened.open()) {
      eye.accept(new Found(opened.dialect(), session, schema));
    }
  }

  /** Runs SQL in the place; {@code $schema} stands for its schema, which is made. */
  void prepare(String sql) {
    look(
        found -> {
          found.session().execute(found.dialect().createSchema(schema));
          found.session().execute(found.inSchema(sql));
        });
  }

  /** The rows of one table, as {@link Found#rows}. */
  public List<List<String>> rows(String table, List<String> columns) {
    List<List<String>> rows = new ArrayList<>();
    look(found -> rows.addAll(found.rows(table, columns)));
    return rows;
  }
}
