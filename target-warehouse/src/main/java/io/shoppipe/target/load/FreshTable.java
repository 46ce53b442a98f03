package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.KeyedFill;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a stream's rows may still go straight into its table, because this run made it and
 * nothing is committed yet, and how that ends. Few rows are staged all the same: they could still
 * be cut off where the last STATE is. Not thread-safe.
 */
final class FreshTable {
  private final Session session;
  private final DirectAppends transaction;
  private final TableName table;
  private boolean fresh;
  private @Nullable Fill fill;

  private FreshTable(LoadContext context, TableName table, boolean fresh) {
    this.session = context.session();
    this.transaction = context.appends();
    this.table = table;
    this.fresh = fresh;
  }

  /** Which rows of a parent came again is read from its staging tables. */
  static void stageParents(Map<String, StreamLoad> streams) {
    for (StreamLoad load : streams.values()) {
      load.definition()
          .parent()
          .map(parent -> streams.get(parent.stream()))
          .ifPresent(StreamLoad::stage);
    }
  }

  /** To be called before the table is made. */
  static FreshTable of(LoadContext context, TableName table) {
    boolean fresh = context.session().canFill() && context.session().table(table).isEmpty();
    return new FreshTable(context, table, fresh);
  }

  /** Whether so many rows are staged that the table should rather take the others itself. */
  boolean worthFilling(Stagings staged) {
    return fresh && fill == null && staged.haveSent();
  }

  /** Where the stream's next row goes; none where it is to be staged or appended. */
  Optional<RowSink> sink(StreamColumns columns, Stagings staged) {
    List<String> key = columns.mergeKey();
    if (key.isEmpty() || columns.definition().parent().isPresent()) {
      fresh = false;
    }
    if (worthFilling(staged)) {
      Optional<Staging> whole = staged.onlyWholeRows();
      fill = whole.flatMap(staging -> begin(columns, staging)).orElse(null);
      fresh = fill != null;
    }
    return Optional.ofNullable(fill);
  }

  private Optional<Fill> begin(StreamColumns columns, Staging staging) {
    staging.finish();
    transaction.begin();
    List<String> key = columns.mergeKey();
    Optional<KeyedFill> begun = session.fill(table, columns.layout().data(), key);
    begun.ifPresent(
        way -> {
          way.take(staging.merge(table, key, Long.MAX_VALUE));
          staging.forget(Long.MAX_VALUE);
        });
    return begun.map(Fill::new);
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

  /** From now on rows are staged. */
  void end() {
    fresh = false;
    Fill open = fill;
    fill = null;
    if (open != null) {
      open.finish();
    }
  }
}
