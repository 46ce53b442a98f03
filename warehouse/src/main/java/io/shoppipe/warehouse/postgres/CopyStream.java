package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.jdbc.Statements;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * The one COPY that a connection can have open. It stays open while blocks for the same table come;
 * a block for another table, or any statement, ends it first.
 */
final class CopyStream {
  private static final byte[] HEADER = header();
  private static final byte[] TRAILER = {-1, -1};

  private final CopyManager copies;
  private final Statements statements;
  private @Nullable CopyIn open;
  private String openSql = "";

  CopyStream(CopyManager copies, Statements statements) {
    this.copies = copies;
    this.statements = statements;
  }

  /** Sends rows; the COPY is opened where it is not. */
  void write(String sql, byte[] bytes, int length) {
    statements.run(() -> opened(sql).writeToCopy(bytes, 0, length));
  }

  private CopyIn opened(String sql) throws SQLException {
    CopyIn copy = open;
    if (copy != null && openSql.equals(sql)) {
      return copy;
    }
    end();
    copy = copies.copyIn(sql);
    open = copy;
    openSql = sql;
    copy.writeToCopy(HEADER, 0, HEADER.length);
    return copy;
  }

  /** Ends the COPY of that statement, if it is the open one. */
  void end(String sql) {
    if (openSql.equals(sql)) {
      end();
    }
  }

  /** Ends the open COPY, if any: its rows are in the table, or it fails. */
  void end() {
    CopyIn copy = forget();
    if (copy != null) {
      statements.run(
          () -> {
            copy.writeToCopy(TRAILER, 0, TRAILER.length);
            copy.endCopy();
          });
    }
  }

  /** Drops the open COPY, if any, with the rows it got. */
  void abandon() {
    CopyIn copy = forget();
    if (copy != null && copy.isActive()) {
      statements.run(copy::cancelCopy);
    }
  }

  private @Nullable CopyIn forget() {
    CopyIn copy = open;
    open = null;
    openSql = "";
    return copy;
  }

  private static byte[] header() {
    byte[] signature = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] header = new byte[signature.length + 2 * Integer.BYTES];
    System.arraycopy(signature, 0, header, 0, signature.length);
    return header;
  }
}
