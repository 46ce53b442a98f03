package io.shoppipe.target.load;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Alias;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.WarehouseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Moves staged rows into their tables, inside the caller's transaction. */
final class Merger {
  private final Session session;
  private final Dialect dialect;
  private final LoadSql sql;

  Merger(Session session, Dialect dialect) {
    this.session = session;
    this.dialect = dialect;
    this.sql = new LoadSql(dialect, table -> session.everyRow(table, Alias.TABLE));
  }

  /**
   * Merges the stream's ordinary rows up to a number. {@code all}: the run's streams, among which
   * the parent is looked for.
   */
  void merge(StreamLoad load, long upTo, Collection<StreamLoad> all) {
    List<Staging> stagings = load.editions().rows().withRowsUpTo(upTo);
    Optional<StreamDefinition.Parent> link =
        load.mergeKey().isEmpty() ? Optional.empty() : load.definition().parent();
    if (link.isEmpty()) {
      stagings.forEach(staging -> move(load, staging, upTo, false));
    } else {
      Optional<StreamLoad> parent = parent(link.get(), all);
      Map<String, String> columns = columns(link.get(), load, parent);
      Optional<List<Merge>> parents =
          parent.map(p -> merges(p, p.editions().rows().withRowsUpTo(upTo), upTo));
      mergeParts(load, stagings, columns, parents, upTo);
    }
  }

  /** Makes the table what the refresh brought. */
  void refresh(StreamLoad load, Refresh refresh) {
    List<Staging> stagings = refresh.stagings().withRowsUpTo(Long.MAX_VALUE);
    List<Merge> staged = merges(load, stagings, Long.MAX_VALUE);
    removals(load, staged).forEach(session::execute);
    stagings.forEach(staging -> move(load, staging, Long.MAX_VALUE, true));
  }

  /** Takes out the rows that did not come; with {@code refresh_by} only of the parts that came. */
  private List<String> removals(StreamLoad load, List<Merge> staged) {
    List<String> parts =
        load.settings().refreshBy().stream().map(field -> part(load, field)).toList();
    if (!parts.isEmpty()) {
      return staged.stream()
          .map(
              some ->
                  sql.deleteVanishedSiblings(load.table(), load.mergeKey(), staged, some, parts))
          .toList();
    }
    return List.of(
        load.editions().softDeletes()
            ? sql.markMissing(load.table(), load.mergeKey(), staged)
            : sql.deleteMissing(load.table(), load.mergeKey(), staged));
  }

  private static String part(StreamLoad load, String field) {
    if (!load.mergeKey().contains(load.columns().nameOf(field))) {
      throw SingerException.config(
          "stream '"
              + load.stream()
              + "': refresh_by names '"
              + field
              + "', which is not in the stream's key ("
              + String.join(", ", load.mergeKey())
              + "). Name fields of the key.");
    }
    return load.columns().nameOf(field);
  }

  private void mergeParts(
      StreamLoad load,
      List<Staging> stagings,
      Map<String, String> link,
      Optional<List<Merge>> parents,
      long upTo) {
    List<Merge> staged = merges(load, stagings, upTo);
    for (Merge parent : parents.orElse(List.of())) {
      staged.forEach(child -> session.execute(sql.dropSuperseded(child, parent, link)));
    }
    stagings.forEach(staging -> move(load, staging, upTo, false));
    for (Merge parent : parents.orElse(List.of())) {
      session.execute(sql.deleteVanished(load.table(), load.mergeKey(), staged, parent, link));
    }
    if (parents.isEmpty()) {
      staged.forEach(
          some ->
              session.execute(
                  sql.deleteVanishedSiblings(
                      load.table(), load.mergeKey(), staged, some, link.keySet())));
    }
  }

  /** Empty where the parent is not loaded in this run. */
  private static Optional<StreamLoad> parent(
      StreamDefinition.Parent link, Collection<StreamLoad> all) {
    return all.stream().filter(other -> other.stream().equals(link.stream())).findFirst();
  }

  /** The child's columns that are the parent's key, to the parent's. */
  private static Map<String, String> columns(
      StreamDefinition.Parent link, StreamLoad child, Optional<StreamLoad> parent) {
    Map<String, String> columns = new LinkedHashMap<>();
    link.key()
        .forEach(
            (field, ofParent) ->
                columns.put(
                    child.columns().nameOf(field),
                    parent.map(p -> p.columns().nameOf(ofParent)).orElse(ofParent)));
    return columns;
  }

  private Map<String, ColumnType> types(TableName table) {
    return session.table(table).map(Table::columns).orElse(List.of()).stream()
        .collect(Collectors.toMap(Table.TableColumn::name, Table.TableColumn::type));
  }

  private static List<Merge> merges(StreamLoad load, List<Staging> stagings, long upTo) {
    return stagings.stream()
        .map(staging -> staging.merge(load.table(), load.mergeKey(), upTo))
        .toList();
  }

  private void move(StreamLoad load, Staging staging, long upTo, boolean whole) {
    try {
      put(load, staging, upTo, whole);
    } catch (WarehouseException e) {
      throw e.kind() == ErrorKind.DATA ? refused(load, e) : e;
    }
  }

  /** What the table's own constraints and triggers say of rows that fit their schema. */
  private static SingerException refused(StreamLoad load, WarehouseException cause) {
    return new SingerException(
        ErrorKind.DATA,
        "stream '"
            + load.stream()
            + "': table "
            + load.table()
            + " doesn't take its rows: "
            + cause.getMessage()
            + ". Mend the record in the tap, or change the table, then run again from the last"
            + " state.",
        cause);
  }

  /**
   * {@code whole}: what a row lacks becomes what it is in a new row, rather than keeps its stored
   * value.
   */
  private void put(StreamLoad load, Staging staging, long upTo, boolean whole) {
    Merge merge = staging.merge(load.table(), load.mergeKey(), upTo);
    if (load.mergeKey().isEmpty()) {
      session.append(merge);
      return;
    }
    List<String> lacking =
        staging.layout().lacking(load.tableColumns(), dialect.capabilities().caseSensitiveNames());
    boolean partial = !whole && (staging.partial() || !lacking.isEmpty());
    if (partial) {
      new PartialUpsert(dialect, merge, staging.layout(), types(load.table()))
          .statements(session.everyRow(load.table(), Alias.TABLE))
          .forEach(session::execute);
    } else {
      session.upsert(merge);
    }
    if (whole && !lacking.isEmpty()) {
      session.execute(sql.clear(merge, lacking));
    }
    if (load.settings().hardDelete() && merge.columns().contains(LoadSql.DELETED_AT)) {
      session.execute(sql.deleteMarked(merge));
    }
    if (load.editions().marksDeleted() && !merge.columns().contains(LoadSql.DELETED_AT)) {
      session.execute(sql.undelete(merge));
    }
  }
}
