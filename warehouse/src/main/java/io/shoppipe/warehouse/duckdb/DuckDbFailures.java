package io.shoppipe.warehouse.duckdb;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.WarehouseException;
import io.shoppipe.warehouse.jdbc.SqlFailures;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Words DuckDB's failures, which come without SQLSTATE. */
record DuckDbFailures(String location) implements SqlFailures {
  /** The line of carets that points into the statement is lost on one line. */
  private static final Pattern CARETS = Pattern.compile("\\R\\s*\\^+");

  @Override
  public WarehouseException of(SQLException failure) {
    String words = String.valueOf(failure.getMessage());
    if (words.contains("Could not set lock on file")) {
      return failed(
          ErrorKind.EXTERNAL, "another process has it open; close that first. " + words, failure);
    }
    if (words.contains("not a valid DuckDB database")) {
      return failed(ErrorKind.CONFIG, "it is no DuckDB database; name another file", failure);
    }
    String remedy =
        words.contains("No space left on device")
            ? "; make room on its disk, then run again from the last state"
            : "";
    return failed(ErrorKind.EXTERNAL, words + remedy, failure);
  }

  private WarehouseException failed(ErrorKind kind, String words, SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    String line = SqlFailures.oneLine(CARETS.matcher(words).replaceAll(""));
    return new WarehouseException(kind, location + ": " + line, state, failure);
  }
}
