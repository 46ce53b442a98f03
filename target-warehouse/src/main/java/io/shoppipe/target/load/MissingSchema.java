package io.shoppipe.target.load;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.WarehouseException;

/** A schema that a load needs. */
record MissingSchema(Session session, Dialect dialect) {
  /** Makes it, unless it is there. */
  void make(String schema) {
    if (session.schemaExists(schema)) {
      return;
    }
    try {
      session.execute(dialect.createSchema(schema));
    } catch (WarehouseException e) {
      if (e.kind() != ErrorKind.CONFIG) {
        throw e;
      }
      throw new SingerException(
          ErrorKind.CONFIG,
          "schema '" + schema + "' is missing and can't be made: " + e.getMessage(),
          e);
    }
  }
}
