package io.shoppipe.target.export;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Writes Parquet with the DuckDB that is there anyway: a warehouse that writes none has its rows
 * pass through a DuckDB file beside.
 */
final class ParquetFile {
  private final Session session;

  ParquetFile(Session session) {
    this.session = session;
  }

  /** How many rows the file has, which it is asked itself. */
  long write(String sql, Path file) {
    OptionalLong own = session.writeParquet(sql, file);
    if (own.isPresent()) {
      return verified(own.getAsLong(), file, session);
    }
    String staged = file.resolveSibling(file.getFileName() + ".duckdb").toString();
    try (Warehouse duckDb = Warehouses.open(WarehouseConfig.of("duckdb:" + staged));
        Session to = duckDb.open();
        StagedRows rows = new StagedRows(to, duckDb.dialect())) {
      session.read(sql, rows);
      long count = rows.finish();
      return verified(to.writeParquet(rows.query(), file).orElse(count), file, to);
    }
  }

  private static long verified(long written, Path file, Session duckDb) {
    String path = "'" + file.toString().replace("'", "''") + "'";
    Object found = duckDb.query("SELECT count(*) FROM read_parquet(" + path + ")").single();
    if (!Long.valueOf(written).equals(found)) {
      throw SingerException.external(
          file + " has " + found + " rows, not the " + written + " that were written.", null);
    }
    return written;
  }
}
