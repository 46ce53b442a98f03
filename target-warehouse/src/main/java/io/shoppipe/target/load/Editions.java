package io.shoppipe.target.load;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Alias;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.TableName;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which edition of the table a stream's rows belong to: rows that are merged into what is there, or
 * those of a refresh, which replaces it. Not thread-safe.
 */
final class Editions {
  private final LoadContext context;
  private final String stream;
  private final TableName table;
  private final StreamSettings settings;
  private Stagings rows;
  private long firstUnversioned;
  private @Nullable Refresh refresh;
  private @Nullable Long activeVersion;
  private final boolean beganEmpty;
  private boolean marksDeleted;

  /** {@code columns} have just been made, or found. */
  Editions(LoadContext context, TableName table, StreamColumns columns) {
    this.context = context;
    this.stream = columns.definition().stream();
    this.table = table;
    this.settings = columns.settings();
    this.rows = context.stagings(table);
    OptionalLong version = context.bookkeeping().version(table);
    this.activeVersion = version.isPresent() ? version.getAsLong() : null;
    this.beganEmpty = columns.tableIsNew() || isEmpty();
    this.marksDeleted = columns.tableHas(LoadSql.DELETED_AT);
  }

  /** Rows that are merged into what is there. */
  Stagings rows() {
    return rows;
  }

  @Nullable Refresh refresh() {
    return refresh;
  }

  /** The table's version; null where it has none. */
  @Nullable Long activeVersion() {
    return activeVersion;
  }

  boolean softDeletes() {
    return !settings.hardDelete() && settings.method() != LoadMethod.OVERWRITE;
  }

  /** Whether the table has a mark of deletion that a returning row must lose. */
  boolean marksDeleted() {
    return marksDeleted;
  }

  /** A row of this number was written for records of that version. */
  void wrote(long number, @Nullable Long version) {
    if (refresh == null && version == null && firstUnversioned == 0) {
      firstUnversioned = number;
    }
  }

  /** Opens a refresh of the whole table where the load method says so. */
  void openIfOverwrite() {
    if (settings.method() == LoadMethod.OVERWRITE && refresh == null) {
      open(null);
    }
  }

  /**
   * An ACTIVATE_VERSION came: the version is whole if its records came before, else it is about to
   * come. Whether a refresh begins with it.
   */
  boolean activate(long version, String where) {
    if (isActive(version)) {
      return false;
    }
    if (refresh == null && firstUnversioned > 0) {
      refuseOlder(version, where);
      adoptRows(version, where);
      return false;
    }
    if (refresh == null || (refresh.version() != null && version != refresh.version())) {
      refuseOlder(version, where);
      open(version).announce();
      return true;
    }
    refresh.adopt(version);
    if (!refresh.stagings().isEmpty() || refresh.activated()) {
      refresh.activate(context.ledger().sequence());
    }
    return false;
  }

  /** Whether the table had no rows when the run began. */
  boolean beganEmpty() {
    return beganEmpty;
  }

  /** The refresh is committed: its version is the table's now. */
  void refreshed() {
    Refresh done = Objects.requireNonNull(refresh);
    activeVersion = done.version() == null ? activeVersion : done.version();
    dropRefresh();
  }

  /** A refresh that is under way must not take the table's place. */
  void refuseRefresh() {
    if (refresh != null) {
      refresh.refuse();
    }
  }

  /** Forgets a refresh that did not become whole. */
  void dropRefresh() {
    if (refresh != null) {
      refresh.all().forEach(each -> each.stagings().close());
      refresh = null;
    }
  }

  /** Whether a version that is being loaded has taken the place of this one in the same run. */
  boolean superseded(@Nullable Long version) {
    Long newer = refresh == null ? null : refresh.version();
    return version != null && newer != null && version < newer && !isActive(version);
  }

  /** Whether a refresh of an empty table that no ACTIVATE_VERSION named has nothing to replace. */
  boolean replacesNothing() {
    return refresh != null
        && !refresh.announced()
        && beganEmpty
        && activeVersion == null
        && settings.method() != LoadMethod.OVERWRITE;
  }

  /** Where a row of that version goes; may open a refresh. */
  Stagings stagingFor(@Nullable Long version) {
    if (version != null && isActive(version)) {
      return rows;
    }
    if (version != null
        && (refresh == null || (refresh.version() != null && !version.equals(refresh.version())))) {
      refuseOlder(version, "RECORD");
      open(version);
    } else if (version != null && refresh != null) {
      refresh.adopt(version);
    }
    return refresh == null ? rows : refresh.stagings();
  }

  private Refresh open(@Nullable Long version) {
    List<Refresh> former = refresh == null || !softDeletes() ? List.of() : refresh.kept();
    if (refresh != null && !former.contains(refresh)) {
      refresh.stagings().close();
    }
    Refresh opened = new Refresh(version, context.stagings(table), former);
    refresh = opened;
    context.ledger().refreshOpened(stream, context.ledger().sequence() + 1);
    markDeletedRows();
    return opened;
  }

  /** Rows without a version that came before belong to the version that is activated now. */
  private void adoptRows(long version, String where) {
    if (rows.withRowsUpTo(firstUnversioned).isEmpty()) {
      adoptCommitted(version, where);
      return;
    }
    Refresh adopted = new Refresh(version, rows, List.of());
    adopted.activate(context.ledger().sequence());
    refresh = adopted;
    rows = context.stagings(table);
    context.ledger().refreshOpened(stream, firstUnversioned);
    firstUnversioned = 0;
    markDeletedRows();
  }

  /** All rows of a table that was empty at first belong to the version; of others nobody knows. */
  private void adoptCommitted(long version, String where) {
    if (!beganEmpty) {
      throw SingerException.data(
          where
              + ": stream '"
              + stream
              + "': ACTIVATE_VERSION "
              + version
              + " came after rows without a version were committed, so it can't be told which older"
              + " rows are gone. Nothing is deleted. Let the tap give its records their version, or"
              + " send ACTIVATE_VERSION first; or set load_method to overwrite for the stream.");
    }
    context.bookkeeping().writeVersion(table, version);
    activeVersion = version;
    firstUnversioned = 0;
  }

  /** An overwrite takes the version that the table has like any other. */
  boolean isActive(long version) {
    boolean overwriting = settings.method() == LoadMethod.OVERWRITE && refresh != null;
    return Objects.equals(version, activeVersion) && !overwriting;
  }

  private boolean isEmpty() {
    String all = context.session().everyRow(table, Alias.TABLE);
    String any =
        "SELECT 1 FROM "
            + context.dialect().quote(table)
            + " AS "
            + Alias.TABLE
            + (all.isEmpty() ? "" : " WHERE " + all)
            + " LIMIT 1";
    return context.session().query(any).rows().isEmpty();
  }

  private void markDeletedRows() {
    if (softDeletes()) {
      context.setup().ensureColumn(table, Column.of(LoadSql.DELETED_AT, ColumnType.TIMESTAMP));
      marksDeleted = true;
    }
  }

  private void refuseOlder(long version, String where) {
    Long newest = refresh == null || refresh.version() == null ? activeVersion : refresh.version();
    if (newest != null && version < newest) {
      throw SingerException.data(
          where
              + ": stream '"
              + stream
              + "' brings version "
              + version
              + ", but table "
              + table
              + " has the newer version "
              + newest
              + ". To take it all the same, delete the table's row from _singer.versions.");
    }
  }
}
