package io.shoppipe.warehouse.duckdb;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.WarehouseException;
import io.shoppipe.warehouse.jdbc.SqlFailures;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/** Words DuckDB's failures, which come without SQLSTATE. */
record DuckDbFailures(String location) implements SqlFailures {
  /** The line of carets that points into the statement is lost on one line. */
  private static final Pattern CARETS = Pattern.compile("\\R\\s*\\^+");

  /** The state that SQL gives what an index or a view of another depends on. */
  private static final String DEPENDENT_OBJECTS = "2BP01";

  private static final List<String> DEPENDENCIES =
      List.of("entries that depend on it", "an index depends on it", "constraint specified");

  /** What a column's own type or constraint refuses: a retry would meet the same. */
  private static final List<String> DATA =
      List.of("Conversion Error", "Out of Range Error", "Constraint Error");

  /** What the system says where a file can't grow. */
  private static final List<String> NO_ROOM =
      List.of("No space left on device", "File too large", "Disk quota exceeded");

  /** What the system says of a place that this user may not write to. */
  private static final List<String> NO_RIGHT =
      List.of(
          "Permission denied",
          "Operation not permitted",
          "Read-only file system",
          "attached in read-only mode",
          "opened in read-only mode");

  /** What DuckDB says of a file that is whole, but not for this DuckDB. */
  private static final List<String> OTHER_VERSION =
      List.of("database file with version number", "requires DuckDB version", "storage version");

  /** A DuckDB file that was cut, or written over: no retry mends it. */
  private static final List<String> DAMAGED =
      List.of("Corrupt database file", "Could not read enough bytes from file");

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
    if (says(words, NO_RIGHT)) {
      String remedy = "; give this user the right to write there, or name another file";
      return failed(ErrorKind.CONFIG, words + remedy, failure);
    }
    if (says(words, OTHER_VERSION)) {
      String remedy = "; another version of DuckDB wrote it: name another file";
      return failed(ErrorKind.CONFIG, words + remedy, failure);
    }
    if (says(words, DAMAGED)) {
      String remedy = "; put a backup of it in its place, or name another file";
      return failed(ErrorKind.CONFIG, words + remedy, failure);
    }
    if (says(words, DEPENDENCIES)) {
      return failed(ErrorKind.DATA, words, DEPENDENT_OBJECTS, failure);
    }
    if (says(words, NO_ROOM)) {
      String remedy = "; make room on its disk, then run again from the last state";
      return failed(ErrorKind.EXTERNAL, words + remedy, failure);
    }
    boolean data = DATA.stream().anyMatch(words::startsWith);
    return failed(data ? ErrorKind.DATA : ErrorKind.EXTERNAL, words, failure);
  }

  private static boolean says(String words, List<String> any) {
    return any.stream().anyMatch(words::contains);
  }

  private WarehouseException failed(ErrorKind kind, String words, SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return failed(kind, words, state, failure);
  }

  private WarehouseException failed(
      ErrorKind kind, String words, String state, SQLException failure) {
    String line = SqlFailures.oneLine(CARETS.matcher(words).replaceAll(""));
    return new WarehouseException(kind, location + ": " + line, state, failure);
  }
}
