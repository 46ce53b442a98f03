package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Table.TableColumn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code on_schema_change}: what becomes of an incremental model's table when its query has other
 * columns. Text columns are made as wide as the new rows need in any case.
 */
final class SchemaChange {
  private static final Pattern SIZED =
      Pattern.compile("(?:character varying|varchar|character)\\((\\d+)\\)");
  private static final int UNSIZED = 256;

  private final Build build;
  private final List<TableColumn> incoming;
  private List<TableColumn> standing;

  SchemaChange(Build build, RelationName source) {
    this.build = build;
    this.incoming = IncrementalMaterialization.table(build, source).columns();
    this.standing = IncrementalMaterialization.table(build, build.relation()).columns();
  }

  /** Changes the table as configured; the columns that the new rows are to be written to. */
  List<TableColumn> columns() {
    if (!enforced()) {
      widenTexts();
    }
    String wanted = build.config().text("on_schema_change").orElse("ignore");
    return switch (wanted) {
      case "append_new_columns" -> changed(false);
      case "sync_all_columns" -> changed(true);
      case "fail" -> unchanged();
      default -> standing;
    };
  }

  /** Adds the incoming columns that the table lacks; those columns of both that pass. */
  List<TableColumn> widened(Predicate<TableColumn> passing) {
    widenTexts();
    List<TableColumn> wanted = incoming.stream().filter(passing).toList();
    for (TableColumn added : missingIn(wanted, standing)) {
      alter("add column " + quoted(added) + " " + added.nativeType());
    }
    return wanted;
  }

  private boolean enforced() {
    return build.config().values().get("contract") instanceof Map<?, ?> contract
        && "true".equals(String.valueOf(contract.get("enforced")));
  }

  private void widenTexts() {
    boolean changed = false;
    for (TableColumn column : incoming) {
      Optional<TableColumn> old = named(standing, column);
      if (old.isPresent() && canGrow(old.get(), column)) {
        alterType(column.name(), "character varying(" + size(column) + ")");
        changed = true;
      }
    }
    if (changed) {
      standing = IncrementalMaterialization.table(build, build.relation()).columns();
    }
  }

  private List<TableColumn> changed(boolean sync) {
    for (TableColumn added : missingIn(incoming, standing)) {
      alter("add column " + quoted(added) + " " + added.nativeType());
    }
    if (sync) {
      missingIn(standing, incoming).forEach(gone -> alter(drop(gone)));
      retyped().forEach(column -> alterType(column.name(), column.nativeType()));
    }
    return incoming;
  }

  private String drop(TableColumn gone) {
    return "drop column " + quoted(gone) + (build.isPostgres() ? " cascade" : "");
  }

  private List<TableColumn> unchanged() {
    List<TableColumn> added = missingIn(incoming, standing);
    List<TableColumn> gone = missingIn(standing, incoming);
    List<TableColumn> retyped = retyped();
    if (added.isEmpty() && gone.isEmpty() && retyped.isEmpty()) {
      return incoming;
    }
    throw differ(build, added, gone, retyped);
  }

  static SingerException differ(
      Build build, List<TableColumn> added, List<TableColumn> gone, List<TableColumn> retyped) {
    return IncrementalStrategies.wrong(
        build.node(),
        "has on_schema_change: fail, and its query and its table %s differ: new columns: %s; missing columns: %s; other types: %s. Build it with --full-refresh, or set on_schema_change to append_new_columns or sync_all_columns."
            .formatted(build.relation(), words(added), words(gone), words(retyped)));
  }

  private static String words(List<TableColumn> columns) {
    return columns.isEmpty()
        ? "none"
        : columns.stream()
            .map(column -> column.name() + " " + column.nativeType())
            .collect(Collectors.joining(", "));
  }

  private List<TableColumn> retyped() {
    return incoming.stream()
        .filter(
            column ->
                named(standing, column)
                    .filter(old -> !old.nativeType().equals(column.nativeType()))
                    .filter(old -> !canGrow(column, old))
                    .isPresent())
        .toList();
  }

  private static List<TableColumn> missingIn(List<TableColumn> these, List<TableColumn> others) {
    return these.stream().filter(column -> named(others, column).isEmpty()).toList();
  }

  private static Optional<TableColumn> named(List<TableColumn> columns, TableColumn like) {
    return columns.stream().filter(column -> column.name().equals(like.name())).findFirst();
  }

  private static boolean canGrow(TableColumn column, TableColumn to) {
    return isText(column) && isText(to) && size(to) > size(column);
  }

  private static boolean isText(TableColumn column) {
    String type = column.nativeType().toLowerCase(Locale.ROOT);
    return type.equals("text") || type.startsWith("character") || type.startsWith("varchar");
  }

  private static int size(TableColumn column) {
    Matcher sized = SIZED.matcher(column.nativeType().toLowerCase(Locale.ROOT));
    return sized.matches() ? Integer.parseInt(sized.group(1)) : UNSIZED;
  }

  /** As in dbt: by a new column in the old one's name, which so comes last. */
  private void alterType(String column, String type) {
    String old = RelationValue.quoted(column);
    String aside = RelationValue.quoted(column + "__dbt_alter");
    alter("add column " + aside + " " + type);
    build.session().execute("update " + table() + " set " + aside + " = " + old);
    alter("drop column " + old + " cascade");
    alter("rename column " + aside + " to " + old);
  }

  private void alter(String what) {
    build.session().execute("alter table " + table() + " " + what);
  }

  private String table() {
    return Ddl.sql(build.relation());
  }

  private static String quoted(TableColumn column) {
    return RelationValue.quoted(column.name());
  }
}
