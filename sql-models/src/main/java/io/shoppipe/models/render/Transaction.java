package io.shoppipe.models.render;

import io.shoppipe.warehouse.api.Session;
import java.util.Optional;

/**
 * The transaction of a materialization that a project wrote itself: its statements begin one, its
 * {@code adapter.commit()} ends it. Elsewhere there is none to begin. For one node.
 */
public final class Transaction {
  private final Optional<Session> session;
  private boolean wanted;
  private boolean open;

  Transaction(Optional<Session> session) {
    this.session = session;
  }

  /** From now on statements begin one. */
  void start() {
    wanted = true;
  }

  void begin() {
    if (wanted && !open) {
      session.ifPresent(Session::begin);
      open = session.isPresent();
    }
  }

  void commit() {
    if (open) {
      open = false;
      session.ifPresent(Session::commit);
    }
  }

  /** Undoes what was not committed. */
  void end() {
    wanted = false;
    if (open) {
      open = false;
      session.ifPresent(Session::rollback);
    }
  }
}
