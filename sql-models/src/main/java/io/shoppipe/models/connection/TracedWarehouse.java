package io.shoppipe.models.connection;

import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;

/** A warehouse whose sessions comment and tell what they run. Closing it closes nothing. */
public final class TracedWarehouse extends WarehouseAround {
  /**
   * It keeps no record of queries that a comment could help with, and where one comes first its
   * messages lose the place of the error.
   */
  private static final String SILENT = "duckdb";

  private final QueryComments comments;
  private final StatementLog log;

  public TracedWarehouse(Warehouse real, QueryComments comments, StatementLog log) {
    super(real);
    this.comments = comments;
    this.log = log;
  }

  @Override
  public Session open() {
    boolean sent = !real().name().equals(SILENT);
    return new TracedSession(real().open(), comments, log, sent);
  }

  @Override
  public void close() {
    // the real one is its owner's
  }
}
