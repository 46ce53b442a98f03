package io.shoppipe.models.materialization;

import io.shoppipe.models.render.Hook;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.WarehouseException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Builds one node with its hooks in dbt's order: those outside of the transaction, then inside of
 * it the others around the build itself, then those outside again.
 */
public final class Materializing {
  /** Which of the node's hooks run: a batch between others runs none. */
  public record Hooks(boolean before, boolean after) {
    public static final Hooks ALL = new Hooks(true, true);
  }

  private static final int ATTEMPTS = 8;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Build build;
  private final Hooks hooks;
  private final Session session;

  public Materializing(Build build, Hooks hooks) {
    this.build = build;
    this.hooks = hooks;
    this.session = build.session();
  }

  public Built with(Materialization materialization) {
    checkName();
    List<Hook> before = hooks(hooks.before(), "pre_hook");
    List<Hook> after = hooks(hooks.after(), "post_hook");
    run(before, false);
    Built built = inTransactions(materialization, before, after);
    run(after, false);
    return built;
  }

  /** PostgreSQL would cut the name. */
  private void checkName() {
    String name = build.relation().identifier();
    if (build.isPostgres() && name.length() > build.existing().longestName()) {
      throw new SingerException(
          ErrorKind.MODELS,
          "%s (%s): Relation name '%s' is longer than %d characters. Give it an alias."
              .formatted(
                  build.node().name(), build.node().path(), name, build.existing().longestName()));
    }
  }

  private List<Hook> hooks(boolean wanted, String key) {
    return wanted ? Hook.of(build.config(), key) : List.of();
  }

  /** Nodes that are built at once may be in each other's way: two keys that refer to one table. */
  private Built inTransactions(
      Materialization materialization, List<Hook> before, List<Hook> after) {
    for (int tried = 1; ; tried++) {
      try {
        return inTransaction(materialization, before, after);
      } catch (WarehouseException failed) {
        if (!failed.isConflict() || tried == ATTEMPTS) {
          throw failed;
        }
        LockSupport.parkNanos(PAUSE_NANOS * tried);
      }
    }
  }

  private Built inTransaction(
      Materialization materialization, List<Hook> before, List<Hook> after) {
    if (build.isBigQuery()) {
      return withoutTransaction(materialization, before, after);
    }
    session.begin();
    try {
      Built built = built(materialization, before, after);
      session.commit();
      build.changes().committed();
      return built;
    } catch (RuntimeException failed) {
      session.rollback();
      build.changes().rolledBack();
      throw failed;
    }
  }

  private Built built(Materialization materialization, List<Hook> before, List<Hook> after) {
    run(before, true);
    boolean stood = build.old().isPresent();
    Built built = materialization.build(build);
    new Grants(build).apply(stood);
    new Comments(build).persist();
    run(after, true);
    return built;
  }

  /** Each statement of BigQuery's commits by itself: what makes tables is in no transaction. */
  private Built withoutTransaction(
      Materialization materialization, List<Hook> before, List<Hook> after) {
    Built built = built(materialization, before, after);
    build.changes().committed();
    return built;
  }

  private void run(List<Hook> list, boolean inTransaction) {
    for (Hook hook : list) {
      if (hook.inTransaction() == inTransaction) {
        String sql = build.scope().render(hook.sql()).strip();
        if (!sql.isEmpty()) {
          session.execute(sql);
        }
      }
    }
  }
}
