package io.shoppipe.warehouse.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What to do where PostgreSQL says that a right is missing. The server's words may be in any
 * language, the names of its routines are not; where both say little, the remedy is a general one.
 */
final class MissingRight {
  static final String STATE = "42501";

  private MissingRight() {}

  static String remedy(SQLException failure) {
    ServerErrorMessage server =
        failure instanceof PSQLException e ? e.getServerErrorMessage() : null;
    return "; " + (server == null ? general() : remedy(server.getRoutine(), server.getMessage()));
  }

  private static String remedy(@Nullable String routine, @Nullable String message) {
    String words = String.valueOf(message);
    if ("ExecWithCheckOptions".equals(routine)) {
      return "change the table's policies, or let this user pass them by (BYPASSRLS)";
    }
    if ("InitTempTableNamespace".equals(routine)) {
      return "rows are staged in such tables: grant TEMPORARY on the database to this user";
    }
    if (words.startsWith("must be owner")) {
      return "change it by hand, or make this user a member of the owner's role";
    }
    if (words.startsWith("permission denied for table")) {
      return "a load needs SELECT, INSERT, UPDATE and DELETE on it: grant them to this user";
    }
    if (words.startsWith("permission denied for database")) {
      return "grant CREATE on it to this user, or make the schema for it";
    }
    return general();
  }

  private static String general() {
    return "grant it to this user, or name another schema";
  }
}
