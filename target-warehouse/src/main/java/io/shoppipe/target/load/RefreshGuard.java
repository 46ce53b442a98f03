package io.shoppipe.target.load;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Alias;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses a refresh that is too poor to take the table's place: too many of its records were
 * refused, or too few rows would be left. Works inside the caller's transaction, which it undoes by
 * failing.
 */
final class RefreshGuard {
  private final LoadContext context;

  RefreshGuard(LoadContext context) {
    this.context = context;
  }

  /** Runs the swap; fails, and takes the refresh out of the running, where it may not stand. */
  void around(StreamLoad load, Refresh refresh, Runnable swap) {
    checkRejects(load, refresh);
    int percent = load.settings().minRefreshPercent();
    long before = percent == 0 ? 0 : rows(load);
    swap.run();
    if (percent > 0) {
      long after = rows(load);
      if (after * 100 < before * percent) {
        refresh.refuse();
        throw shrunk(load, before, after);
      }
    }
  }

  /** What to say of a refresh that took the place with some of its records refused. */
  static String lacking(StreamLoad load, long rejects) {
    return "stream '"
        + load.stream()
        + "': "
        + load.table()
        + " was refreshed without "
        + rejects
        + (rejects == 1 ? " record" : " records")
        + " that "
        + (rejects == 1 ? "was" : "were")
        + " refused: rows of the same key are "
        + (load.editions().softDeletes() ? "marked as deleted." : "gone.");
  }

  private static void checkRejects(StreamLoad load, Refresh refresh) {
    if (refresh.rejects() == 0) {
      return;
    }
    if (refresh.stagings().isEmpty()) {
      refresh.refuse();
      throw SingerException.data(
          "stream '"
              + load.stream()
              + "': every record of the refresh was refused, so the old rows are kept. See "
              + Rejects.TABLE
              + " of the records before; mend the tap.");
    }
    RejectWords.checkLimit(load);
  }

  private long rows(StreamLoad load) {
    String table = context.dialect().quote(load.table());
    List<String> conditions = new ArrayList<>();
    if (load.editions().marksDeleted()) {
      conditions.add(context.dialect().quote(Alias.TABLE, LoadSql.DELETED_AT) + " IS NULL");
    }
    conditions.add(context.session().everyRow(load.table(), Alias.TABLE));
    conditions.removeIf(String::isEmpty);
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    Object count =
        context
            .session()
            .query("SELECT count(*) FROM " + table + " AS " + Alias.TABLE + where)
            .single();
    return count instanceof Number number ? number.longValue() : 0;
  }

  private static SingerException shrunk(StreamLoad load, long before, long after) {
    return SingerException.data(
        "stream '"
            + load.stream()
            + "': the refresh would leave "
            + after
            + " of "
            + before
            + " rows in "
            + load.table()
            + ", fewer than min_refresh_percent ("
            + load.settings().minRefreshPercent()
            + ") allows. The old rows are kept. If the source did shrink, lower the limit for one"
            + " run.");
  }
}
