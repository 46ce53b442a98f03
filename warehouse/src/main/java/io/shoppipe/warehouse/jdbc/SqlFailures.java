package io.shoppipe.warehouse.jdbc;

import io.shoppipe.warehouse.api.WarehouseException;
import java.sql.SQLException;

/** Words a driver's failure for the user: its kind, and one line. */
@FunctionalInterface
public interface SqlFailures {
  WarehouseException of(SQLException failure);

  /** The text as one line. */
  static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
