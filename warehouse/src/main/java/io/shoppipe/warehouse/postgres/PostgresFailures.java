package io.shoppipe.warehouse.postgres;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.WarehouseException;
import io.shoppipe.warehouse.jdbc.SqlFailures;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Words PostgreSQL's failures. */
record PostgresFailures(String location) implements SqlFailures {
  /** The driver's own, where the server asks for a password and there is none. */
  private static final String NO_PASSWORD = "08004";

  /** The server is a copy that only reads, or was told to only read. */
  private static final String READ_ONLY = "25006";

  /** An index, a sequence or a type has the name of the table to be made. */
  private static final String NAME_IN_USE = "42P07";

  /** The table is not made for what is asked, such as one whose key is checked at the end only. */
  private static final String NOT_FIT = "55000";

  /** Where the server's code looks for a page that has room for a row. */
  private static final String ROOM_FOR_ROW = "RelationGetBufferForTuple";

  /** Only a change helps: wrong user or password, unknown database, no right, nothing written. */
  private static final Set<String> CONFIG =
      Set.of(
          "28000",
          "28P01",
          NO_PASSWORD,
          "3D000",
          "42501",
          "0LP01",
          "42939",
          READ_ONLY,
          NAME_IN_USE,
          NOT_FIT);

  /** A time-out that the server or the user's role was given; pgjdbc's cancel says it too. */
  private static final String CANCELED = "57014";

  /**
   * Begins of states that pass: serialization and deadlocks, too many connections or too little
   * memory, a server that shuts down or just starts.
   */
  private static final Set<String> PASSING = Set.of("40", "53", "57");

  /**
   * Begins of states: values that a table's own types, constraints or triggers refuse, or more than
   * its limits allow. A retry would meet the same.
   */
  private static final Set<String> DATA = Set.of("22", "23", "54", "P0");

  @Override
  public WarehouseException of(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    ErrorKind kind = kind(state);
    String suffix = state.isEmpty() ? "" : " (SQLSTATE " + state + ")";
    String words = SqlFailures.oneLine(words(failure));
    String hint = state.equals(MissingRight.STATE) ? MissingRight.remedy(failure) : hint(state);
    ServerErrorMessage server = server(failure);
    if (server != null && ROOM_FOR_ROW.equals(server.getRoutine())) {
      hint =
          "; the row's values, in short, don't fit into one of its pages: load fewer columns (by the"
              + " tap's selection or by stream_maps), or keep objects whole (without"
              + " flattening_enabled)";
    }
    return new WarehouseException(kind, location + ": " + words + suffix + hint, state, failure);
  }

  private static ErrorKind kind(String state) {
    if (CONFIG.contains(state)) {
      return ErrorKind.CONFIG;
    }
    return begins(state, DATA) ? ErrorKind.DATA : ErrorKind.EXTERNAL;
  }

  private static String words(SQLException failure) {
    ServerErrorMessage server = server(failure);
    if (server == null || server.getMessage() == null) {
      return String.valueOf(failure.getMessage());
    }
    return server.getMessage()
        + part(server.getDetail(), "; ")
        + part(server.getHint(), "; ")
        + (server.getPosition() > 0 ? ", at character " + server.getPosition() : "")
        + part(server.getWhere(), "; ");
  }

  private static @Nullable ServerErrorMessage server(SQLException failure) {
    return failure instanceof PSQLException e ? e.getServerErrorMessage() : null;
  }

  private static String part(@Nullable String text, String before) {
    return text == null || text.isBlank() ? "" : before + text;
  }

  private static String hint(String state) {
    if (state.equals("28P01") || state.equals(NO_PASSWORD)) {
      return "; set the right user and password";
    }
    if (state.equals("3D000")) {
      return "; create it, or name another in the URL";
    }
    if (state.equals(NAME_IN_USE)) {
      return "; rename what has that name, or load into another schema";
    }
    if (state.equals(READ_ONLY)) {
      return "; name the primary server, or a user who may write";
    }
    if (state.equals(CANCELED)) {
      return "; raise statement_timeout for this user, or run again from the last state when the"
          + " server is less busy";
    }
    if (state.equals("53100")) {
      return "; make room on the server's disk, then run again from the last state";
    }
    if (state.equals("55P03")) {
      return "; another session holds it: wait for that, or end it, then run again from the last"
          + " state";
    }
    if (state.startsWith("08")) {
      return "; is the server running, and do host and port fit? If it was a load, run again from"
          + " the last state";
    }
    return begins(state, PASSING) ? "; run again from the last state" : "";
  }

  private static boolean begins(String state, Set<String> any) {
    return state.length() == 5 && any.contains(state.substring(0, 2));
  }
}
