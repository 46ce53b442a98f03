package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.KeyedFill;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Session.Fills;
import io.shoppipe.warehouse.api.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a keyed stream's rows may go straight into its table, and how that ends: in some
 * warehouses only into a table that this run made, until something is committed. Few rows are
 * staged all the same: they could still be cut off where the last STATE is. Not thread-safe.
 */
final class FillChoice {
  private final Session session;
  private final DirectAppends transaction;
  private final TableName table;
  private boolean allowed;
  private boolean never;
  private @Nullable Fill fill;

  private FillChoice(LoadContext context, TableName table, boolean allowed) {
    this.session = context.session();
    this.transaction = context.appends();
    this.table = table;
    this.allowed = allowed;
  }

  /** Which rows of a parent came again is read from its staging tables. */
  static void stageParents(Map<String, StreamLoad> streams) {
    for (StreamLoad load : streams.values()) {
      load.definition()
          .parent()
          .map(parent -> streams.get(parent.stream()))
          .ifPresent(StreamLoad::stageAlways);
    }
  }

  /** To be called before the table is made. */
  static FillChoice of(LoadContext context, TableName table) {
    Session session = context.session();
    boolean allowed =
        session.fills() == Fills.ALL_TABLES
            || (session.fills() == Fills.EMPTY_TABLES && session.table(table).isEmpty());
    return new FillChoice(context, table, allowed);
  }

  /** Whether so many rows are staged that the table should rather take the others itself. */
  boolean worthFilling(Stagings staged) {
    return allowed && fill == null && staged.haveSent();
  }

  /** Where the stream's next row goes; none where it is to be staged or appended. */
  Optional<RowSink> sink(StreamColumns columns, Stagings staged) {
    if (needsStaging(columns)) {
      forbid();
    }
    if (worthFilling(staged)) {
      Optional<Staging> whole = staged.onlyWholeRows();
      fill = whole.flatMap(staging -> begin(columns, staging)).orElse(null);
      allowed = fill != null;
    }
    return Optional.ofNullable(fill);
  }

  /** What is read from staged rows beside moving them. */
  private static boolean needsStaging(StreamColumns columns) {
    return columns.mergeKey().isEmpty()
        || columns.definition().parent().isPresent()
        || (columns.settings().hardDelete()
            && columns.layout().names().contains(LoadSql.DELETED_AT));
  }

  /** All rows of this run are staged. */
  void forbid() {
    never = true;
    allowed = false;
  }

  private Optional<Fill> begin(StreamColumns columns, Staging staging) {
    staging.finish();
    transaction.begin();
    List<String> key = columns.mergeKey();
    Optional<KeyedFill> begun = session.fill(table, columns.layout().data(), key);
    long first = staging.firstNumber();
    begun.ifPresent(
        way -> {
          way.take(staging.merge(table, key, Long.MAX_VALUE));
          staging.forget(Long.MAX_VALUE);
        });
    return begun.map(way -> new Fill(way, first));
  }

  /** A STATE came. */
  void mark() {
    if (fill != null) {
      fill.mark();
    }
  }

  /** The run is broken off: rows that no STATE covers are dropped, as far as they can be. */
  void cut() {
    if (fill != null) {
      fill.cut();
    }
  }

  /** From now on rows are staged, until something is committed. */
  void end() {
    allowed = false;
    Fill open = fill;
    fill = null;
    if (open != null) {
      open.finish();
    }
  }

  /** The same; the rows that went into the table are staged too, as if they had always been. */
  void giveBack(StreamColumns columns, Stagings staged) {
    allowed = false;
    Fill open = fill;
    fill = null;
    if (open != null) {
      Staging staging = staged.current(columns.layout());
      open.giveBack(staging.merge(table, columns.mergeKey(), Long.MAX_VALUE));
      staging.took(open.firstNumber(), open.lastNumber());
    }
  }

  /** All rows so far are committed. */
  void renew() {
    allowed = !never && session.fills() == Fills.ALL_TABLES;
  }
}
