package io.shoppipe.models.materialization;

import static io.shoppipe.models.materialization.SnapshotStrategy.NEW;
import static io.shoppipe.models.materialization.SnapshotStrategy.OLD;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.materialization.SnapshotStrategy.HardDeletes;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Brings a snapshot up to date: what has changed or is new is set aside first, then the old
 * versions are closed and the new ones added.
 */
final class SnapshotUpdate {
  static final String KEY = "dbt_unique_key";

  private final Build build;
  private final Session session;
  private final SnapshotStrategy strategy;
  private final SnapshotColumns columns;
  private final String incoming;
  private final String changed;
  private final String gone;

  SnapshotUpdate(Build build, SnapshotStrategy strategy) {
    this.build = build;
    this.session = build.session();
    this.strategy = strategy;
    this.columns = strategy.columns();
    this.incoming = temporary("__dbt_tmp");
    this.changed = temporary("__dbt_new");
    this.gone = temporary("__dbt_old");
  }

  private String temporary(String ending) {
    return RelationValue.quoted(build.withEnding(ending).identifier());
  }

  /** How many rows were added. */
  long run() {
    checkTable(build, strategy);
    create(
        incoming,
        "select *,\n  "
            + keyColumns(strategy.keys())
            + ",\n  "
            + strategy.metaColumns(build)
            + "\nfrom (\n"
            + build.sql()
            + "\n) sbq");
    List<TableColumn> added = widened();
    create(changed, changedRows());
    boolean deletes = strategy.hardDeletes() != HardDeletes.IGNORE;
    if (deletes) {
      create(gone, goneRows());
    }
    close(
        changed + " changed_rows, " + currentRows(),
        "changed_rows." + columns.updatedAt(),
        sameKey("changed_rows", OLD) + " and " + OLD + "." + columns.scdId() + sameVersion());
    long rows = insert(changed, added);
    if (deletes) {
      close(
          gone + " changed_rows",
          SnapshotStrategy.now(build),
          "changed_rows." + columns.scdId() + sameVersion());
      rows += strategy.hardDeletes() == HardDeletes.NEW_RECORD ? insertDeleted(added) : 0;
    }
    drop(incoming);
    drop(changed);
    if (deletes) {
      drop(gone);
    }
    return rows;
  }

  private void create(String name, String query) {
    session.execute("create temporary table " + name + " as (\n" + query + "\n)");
  }

  private void drop(String name) {
    session.execute("drop table " + name);
  }

  private String keyColumns(List<String> expressions) {
    return IntStream.range(0, expressions.size())
        .mapToObj(i -> expressions.get(i) + " as " + KEY + "_" + (i + 1))
        .collect(Collectors.joining(", "));
  }

  private String sameKey(String left, String right) {
    return IntStream.rangeClosed(1, strategy.keys().size())
        .mapToObj(i -> left + "." + KEY + "_" + i + " = " + right + "." + KEY + "_" + i)
        .collect(Collectors.joining(" and "));
  }

  private String sameVersion() {
    return " = t." + columns.scdId();
  }

  private String currentRows() {
    return "(select *, "
        + keyColumns(strategy.keys())
        + " from "
        + table()
        + " where "
        + strategy.isCurrent("")
        + ") "
        + OLD;
  }

  private String changedRows() {
    String again =
        strategy.hardDeletes() == HardDeletes.NEW_RECORD
            ? " or " + OLD + "." + columns.isDeleted() + " = 'True'"
            : "";
    return "select %s.*\nfrom %s %s\nleft join %s on %s\nwhere %s.%s_1 is null or %s%s"
        .formatted(
            NEW,
            incoming,
            NEW,
            currentRows(),
            sameKey(OLD, NEW),
            OLD,
            KEY,
            strategy.rowChanged(),
            again);
  }

  private String goneRows() {
    String known =
        strategy.hardDeletes() == HardDeletes.NEW_RECORD
            ? " and " + OLD + "." + columns.isDeleted() + " <> 'True'"
            : "";
    return "select %s.*\nfrom %s\nleft join %s %s on %s\nwhere %s.%s_1 is null%s"
        .formatted(OLD, currentRows(), incoming, NEW, sameKey(OLD, NEW), NEW, KEY, known);
  }

  private void close(String rows, String when, String same) {
    session.execute(
        "update %s as t\nset %s = %s\nfrom %s\nwhere %s and %s"
            .formatted(table(), columns.validTo(), when, rows, same, strategy.isCurrent("t.")));
  }

  private long insert(String rows, List<TableColumn> written) {
    String names = names(written);
    return session.execute(
        "insert into " + table() + " (" + names + ")\nselect " + names + " from " + rows);
  }

  /** A row that is gone gets a last version that says so. */
  private long insertDeleted(List<TableColumn> written) {
    List<String> kept =
        IncrementalMaterialization.table(build, new RelationName("", "", unquoted(gone)))
            .columns()
            .stream()
            .map(TableColumn::name)
            .toList();
    List<String> values = new ArrayList<>();
    for (TableColumn column : written) {
      values.add(deletedValue(column.name(), kept));
    }
    return session.execute(
        "insert into %s (%s)\nselect %s from %s"
            .formatted(table(), names(written), String.join(", ", values), gone));
  }

  private String deletedValue(String column, List<String> kept) {
    if (column.equalsIgnoreCase(columns.validFrom())
        || column.equalsIgnoreCase(columns.updatedAt())) {
      return SnapshotStrategy.now(build);
    }
    if (column.equalsIgnoreCase(columns.scdId())) {
      return SnapshotStrategy.hash(build, List.of(columns.scdId(), SnapshotStrategy.now(build)));
    }
    if (column.equalsIgnoreCase(columns.isDeleted())) {
      return "'True'";
    }
    return kept.contains(column) ? RelationValue.quoted(column) : "null";
  }

  private static String unquoted(String name) {
    return name.substring(1, name.length() - 1);
  }

  private static String names(List<TableColumn> list) {
    return list.stream()
        .map(column -> RelationValue.quoted(column.name()))
        .collect(Collectors.joining(", "));
  }

  /** Adds the columns that the table lacks; the columns to write. */
  private List<TableColumn> widened() {
    SchemaChange change = new SchemaChange(build, new RelationName("", "", unquoted(incoming)));
    return change.widened(column -> !column.name().toLowerCase(Locale.ROOT).startsWith(KEY + "_"));
  }

  static void checkTable(Build build, SnapshotStrategy strategy) {
    SnapshotColumns columns = strategy.columns();
    List<String> names =
        IncrementalMaterialization.table(build, build.relation()).columns().stream()
            .map(column -> column.name().toLowerCase(Locale.ROOT))
            .toList();
    List<String> needed =
        new ArrayList<>(
            List.of(columns.validFrom(), columns.validTo(), columns.scdId(), columns.updatedAt()));
    if (strategy.hardDeletes() == HardDeletes.NEW_RECORD) {
      needed.add(columns.isDeleted());
    }
    needed.removeIf(name -> names.contains(name.toLowerCase(Locale.ROOT)));
    if (!needed.isEmpty()) {
      throw IncrementalStrategies.wrong(
          build.node(),
          "has the table %s, which lacks the snapshot's columns %s. Add them, or start the snapshot anew under another name."
              .formatted(build.relation(), String.join(", ", needed)));
    }
  }

  private String table() {
    return Ddl.sql(build.relation());
  }
}
