package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.warehouse.api.Table.TableColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code on_schema_change} on BigQuery. */
final class BigQuerySchemaChange {
  private final Build build;
  private final List<TableColumn> incoming;
  private final List<TableColumn> standing;

  BigQuerySchemaChange(Build build, RelationName source) {
    this.build = build;
    this.incoming = IncrementalMaterialization.table(build, source).columns();
    this.standing = IncrementalMaterialization.table(build, build.relation()).columns();
  }

  /** Changes the table as configured; the columns that the new rows are to be written to. */
  List<TableColumn> columns() {
    String wanted = build.config().text("on_schema_change").orElse("ignore");
    switch (wanted) {
      case "append_new_columns" -> add(missingIn(incoming, standing));
      case "sync_all_columns" -> sync();
      case "fail" -> unchanged();
      default -> {
        return standing;
      }
    }
    return incoming;
  }

  /** Adds the incoming columns that the table lacks; those of them that pass. */
  List<TableColumn> widened(Predicate<TableColumn> passing) {
    List<TableColumn> wanted = incoming.stream().filter(passing).toList();
    add(missingIn(wanted, standing));
    return wanted;
  }

  private void sync() {
    add(missingIn(incoming, standing));
    List<TableColumn> gone = missingIn(standing, incoming);
    if (!gone.isEmpty()) {
      alter(gone.stream().map(column -> "drop column " + quoted(column)));
    }
    List<TableColumn> retyped = retyped();
    if (!retyped.isEmpty()) {
      rewrite(retyped);
    }
  }

  private void add(List<TableColumn> added) {
    if (!added.isEmpty()) {
      alter(
          added.stream().map(column -> "add column " + quoted(column) + " " + column.nativeType()));
    }
  }

  private void alter(java.util.stream.Stream<String> changes) {
    build
        .session()
        .execute(
            "alter table "
                + Ddl.sql(build.relation())
                + "\n"
                + changes.collect(Collectors.joining(",\n")));
  }

  /** As in dbt: the whole table is written anew, in one statement. */
  private void rewrite(List<TableColumn> retyped) {
    String values =
        incoming.stream()
            .map(
                column ->
                    retyped.contains(column)
                        ? "cast(%s as %s) as %s"
                            .formatted(quoted(column), column.nativeType(), quoted(column))
                        : quoted(column))
            .collect(Collectors.joining(",\n  "));
    String query = "select\n  " + values + "\nfrom " + Ddl.sql(build.relation());
    build.session().execute(new BigQueryDdl(build).table(build.relation(), query, false));
  }

  private void unchanged() {
    List<TableColumn> added = missingIn(incoming, standing);
    List<TableColumn> gone = missingIn(standing, incoming);
    List<TableColumn> retyped = retyped();
    if (!added.isEmpty() || !gone.isEmpty() || !retyped.isEmpty()) {
      throw SchemaChange.differ(build, added, gone, retyped);
    }
  }

  private List<TableColumn> retyped() {
    return incoming.stream()
        .filter(
            column ->
                named(standing, column)
                    .filter(old -> !old.nativeType().equals(column.nativeType()))
                    .isPresent())
        .toList();
  }

  private static List<TableColumn> missingIn(List<TableColumn> these, List<TableColumn> others) {
    return these.stream().filter(column -> named(others, column).isEmpty()).toList();
  }

  private static Optional<TableColumn> named(List<TableColumn> columns, TableColumn like) {
    return columns.stream()
        .filter(column -> column.name().equalsIgnoreCase(like.name()))
        .findFirst();
  }

  private static String quoted(TableColumn column) {
    return Quotes.BACKTICK.quoted(column.name());
  }
}
