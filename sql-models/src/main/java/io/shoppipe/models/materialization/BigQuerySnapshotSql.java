package io.shoppipe.models.materialization;

import static io.shoppipe.models.materialization.SnapshotStrategy.NEW;
import static io.shoppipe.models.materialization.SnapshotStrategy.OLD;

import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.warehouse.api.Table.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statements that bring a snapshot on BigQuery up to date. */
final class BigQuerySnapshotSql {
  static final String CHANGE = "dbt_change_type";

  private final Build build;
  private final SnapshotStrategy strategy;
  private final SnapshotColumns columns;
  private final String now;

  BigQuerySnapshotSql(Build build, SnapshotStrategy strategy) {
    this.build = build;
    this.strategy = strategy;
    this.columns = strategy.columns();
    this.now =
        IncrementalMaterialization.table(build, build.relation())
            .column(columns.validFrom())
            .map(column -> "cast(current_timestamp() as " + column.nativeType() + ")")
            .orElse("current_timestamp()");
  }

  /** What has changed: rows to insert, rows to close, rows that are gone. */
  String staged() {
    List<String> parts = new ArrayList<>();
    parts.add(inserted());
    parts.add(closed());
    if (strategy.hardDeletes() != SnapshotStrategy.HardDeletes.IGNORE) {
      parts.add(gone("delete", now));
    }
    if (strategy.hardDeletes() == SnapshotStrategy.HardDeletes.NEW_RECORD) {
      parts.add(gone("insert", strategy.current().orElse("null")));
    }
    return "with %s as (\n%s\n),\n%s as (\n%s\n)\n%s"
        .formatted(NEW, incoming(), OLD, current(), String.join("\nunion all\n", parts));
  }

  private String incoming() {
    return "select *, %s,\n  %s\nfrom (\n%s\n)"
        .formatted(keyColumns(), strategy.metaColumns(build), build.sql());
  }

  private String current() {
    return "select *, %s\nfrom %s\nwhere %s"
        .formatted(keyColumns(), Ddl.sql(build.relation()), strategy.isCurrent(""));
  }

  private String keyColumns() {
    List<String> keys = strategy.keys();
    return IntStream.range(0, keys.size())
        .mapToObj(i -> keys.get(i) + " as " + SnapshotUpdate.KEY + "_" + (i + 1))
        .collect(Collectors.joining(", "));
  }

  private String sameKey() {
    return IntStream.rangeClosed(1, strategy.keys().size())
        .mapToObj(i -> "%s.%s_%d = %s.%s_%d".formatted(NEW, key(), i, OLD, key(), i))
        .collect(Collectors.joining(" and "));
  }

  private static String key() {
    return SnapshotUpdate.KEY;
  }

  private String changed() {
    return strategy.hardDeletes() == SnapshotStrategy.HardDeletes.NEW_RECORD
        ? "(%s or %s.%s = 'True')".formatted(strategy.rowChanged(), OLD, columns.isDeleted())
        : strategy.rowChanged();
  }

  private String inserted() {
    return "select 'insert' as %s, %s.*\nfrom %s\nleft join %s on %s\nwhere %s.%s_1 is null or %s"
        .formatted(CHANGE, NEW, NEW, OLD, sameKey(), OLD, key(), changed());
  }

  private String closed() {
    return "select 'update', %s.* replace (%s.%s as %s, %s.%s as %s)\nfrom %s\njoin %s on %s\nwhere %s"
        .formatted(
            NEW,
            NEW,
            columns.updatedAt(),
            columns.validTo(),
            OLD,
            columns.scdId(),
            columns.scdId(),
            NEW,
            OLD,
            sameKey(),
            changed());
  }

  /** Rows that the query no longer has: to close them, or as a last version that says so. */
  private String gone(String change, String validTo) {
    boolean version = change.equals("insert");
    List<String> known =
        IncrementalMaterialization.table(build, build.relation()).columns().stream()
            .map(TableColumn::name)
            .toList();
    List<String> values = new ArrayList<>();
    for (String name : stagedNames()) {
      values.add(value(name, validTo, version, known));
    }
    String again =
        strategy.hardDeletes() == SnapshotStrategy.HardDeletes.NEW_RECORD
            ? " and %s.%s <> 'True'".formatted(OLD, columns.isDeleted())
            : "";
    return "select '%s', %s\nfrom %s\nleft join %s on %s\nwhere %s.%s_1 is null%s"
        .formatted(change, String.join(", ", values), OLD, NEW, sameKey(), NEW, key(), again);
  }

  private List<String> stagedNames() {
    return build
        .session()
        .query("select * from (\n" + incoming() + "\n) where false limit 0")
        .columns();
  }

  private String value(String name, String validTo, boolean version, List<String> known) {
    if (name.equalsIgnoreCase(columns.validTo())) {
      return validTo;
    }
    if (name.equalsIgnoreCase(columns.scdId()) && version) {
      return SnapshotStrategy.hash(build, List.of(OLD + "." + columns.scdId(), now));
    }
    if (name.equalsIgnoreCase(columns.isDeleted())) {
      return version ? "'True'" : "'False'";
    }
    boolean time =
        name.equalsIgnoreCase(columns.validFrom()) || name.equalsIgnoreCase(columns.updatedAt());
    if (time && version) {
      return now;
    }
    return name.startsWith(key() + "_") || known.contains(name)
        ? OLD + "." + Quotes.BACKTICK.quoted(name)
        : "null";
  }

  /** Closes old versions and adds new ones. */
  String merge(RelationName staging, List<TableColumn> written) {
    String names =
        written.stream()
            .map(column -> Quotes.BACKTICK.quoted(column.name()))
            .collect(Collectors.joining(", "));
    return """
        merge into %s as DBT_INTERNAL_DEST
        using %s as DBT_INTERNAL_SOURCE
        on DBT_INTERNAL_SOURCE.%s = DBT_INTERNAL_DEST.%s
        when matched and %s and DBT_INTERNAL_SOURCE.%s in ('update', 'delete') then
          update set %s = DBT_INTERNAL_SOURCE.%s
        when not matched and DBT_INTERNAL_SOURCE.%s = 'insert' then
          insert (%s) values (%s)"""
        .formatted(
            Ddl.sql(build.relation()),
            Ddl.sql(staging),
            columns.scdId(),
            columns.scdId(),
            strategy.isCurrent("DBT_INTERNAL_DEST."),
            CHANGE,
            columns.validTo(),
            columns.validTo(),
            CHANGE,
            names,
            names);
  }
}
