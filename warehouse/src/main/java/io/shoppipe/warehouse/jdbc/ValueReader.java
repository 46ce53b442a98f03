package io.shoppipe.warehouse.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads one value of the current row in a form that a query's result may hold. */
@FunctionalInterface
public interface ValueReader {
  @Nullable Object read(ResultSet rows, int column) throws SQLException;
}
