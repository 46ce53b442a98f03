package io.shoppipe.target.plan;

import io.shoppipe.target.plan.TableChange.ChangeKey;
import io.shoppipe.target.plan.TableChange.DropNotNull;
import io.shoppipe.target.plan.TablePlan.FieldColumn;
import io.shoppipe.warehouse.api.Capabilities;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.Table.Otherwise;
import io.shoppipe.warehouse.api.Table.TableColumn;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the table that exists with the fields that a stream brings. Pure. */
public final class TablePlanner {
  private final NameRules names;
  private final EvolutionRules evolution;

  /** {@code capabilities} are the warehouse's. */
  public TablePlanner(Capabilities capabilities, EvolutionRules evolution) {
    this.names = new NameRules(capabilities);
    this.evolution = evolution;
  }

  /** {@code known}: the columns that the stream's fields had before, also of former schemas. */
  public TablePlan plan(
      TableName table, Optional<Table> existing, StreamShape shape, Map<Slot, String> known) {
    Refusals refusals = new Refusals(shape.stream(), table);
    existing.ifPresent(there -> requireTable(there, refusals));
    requireKeyFields(shape, refusals);
    requireSmallKey(shape, refusals);
    Set<String> fieldNames = shape.fields().stream().map(Column::name).collect(Collectors.toSet());
    List<String> reserved =
        shape.reserved().stream().filter(name -> !fieldNames.contains(name)).toList();
    ColumnNames columns = new ColumnNames(names, known, existing, reserved);
    columns.assign(shape.fields().stream().map(field -> Slot.of(field.name())).toList());
    ColumnPlanner planner = new ColumnPlanner(names, evolution, existing, columns, refusals);
    List<FieldColumn> fields =
        shape.fields().stream().map(field -> planner.plan(field, shape)).toList();
    planner.addMissing(shape.metadata());
    List<String> key = shape.key().stream().map(field -> columns.of(Slot.of(field))).toList();
    List<TableChange> changes = new ArrayList<>(planner.changes());
    existing.ifPresent(
        there -> {
          List<String> has = keyOf(there, key, known.values());
          changes.addAll(constraints(there, planner.used(), key, has));
          keyChange(there, has, columns(fields, key), refusals).ifPresent(changes::add);
        });
    List<String> all = all(existing, planner.used());
    requireRoom(all.size(), key.isEmpty(), refusals);
    return new TablePlan(
        existing.isEmpty(), changes, fields, shape.metadata(), key, columns.all(), all);
  }

  /** The column that a field has, or would have, if the table has it already. */
  public static Optional<TableColumn> column(
      Capabilities capabilities, Table table, String field, Map<Slot, String> known) {
    NameRules rules = new NameRules(capabilities);
    String name = new ColumnNames(rules, known, Optional.of(table), List.of()).of(Slot.of(field));
    return table.columns().stream().filter(there -> rules.same(there.name(), name)).findFirst();
  }

  private static void requireTable(Table there, Refusals refusals) {
    if (there.relation().kind() != Relation.Kind.TABLE) {
      throw refusals.of(
          refusals.table() + " is a view, into which nothing is loaded",
          "drop or rename the view, or load into another schema");
    }
  }

  private static void requireKeyFields(StreamShape shape, Refusals refusals) {
    Set<String> fields = shape.fields().stream().map(Column::name).collect(Collectors.toSet());
    for (String field : shape.key()) {
      if (!fields.contains(field)) {
        throw refusals.of(
            "key property '" + field + "' is not among the schema's properties",
            "mend key_properties or the schema in the tap");
      }
    }
  }

  private void requireSmallKey(StreamShape shape, Refusals refusals) {
    int most = names.capabilities().keys().columns();
    if (shape.key().size() > most) {
      throw refusals.of(
          "a key of "
              + shape.key().size()
              + " properties is too long: this warehouse's tables take at most "
              + most,
          "mend key_properties in the tap, or set load_method to append-only");
    }
  }

  /**
   * Staging tables have a column for the row's number and one for 62 columns that may be absent.
   */
  private void requireRoom(int columns, boolean adding, Refusals refusals) {
    int needed = adding ? columns : columns + 1 + (columns + 61) / 62;
    int most = names.capabilities().maxColumns();
    if (needed > most) {
      throw refusals.of(
          columns
              + " columns are too many: this warehouse's tables have at most "
              + most
              + ", of which merging needs some ("
              + (needed - columns)
              + ")",
          "select fewer fields in the tap's catalog");
    }
  }

  /** Columns that must take NULL from now on. */
  private static List<TableChange> constraints(
      Table there, Set<String> used, List<String> key, List<String> has) {
    return there.columns().stream()
        .filter(column -> !column.nullable() && !key.contains(column.name()))
        .filter(column -> !has.contains(column.name()))
        .filter(column -> used.contains(column.name()) || column.otherwise() == Otherwise.NULL)
        .<TableChange>map(column -> new DropNotNull(column.name()))
        .toList();
  }

  private static List<Column> columns(List<FieldColumn> fields, List<String> names) {
    Map<String, Column> columns =
        fields.stream()
            .map(FieldColumn::column)
            .collect(Collectors.toMap(Column::name, column -> column));
    return names.stream().map(columns::get).toList();
  }

  private Optional<TableChange> keyChange(
      Table there, List<String> has, List<Column> columns, Refusals refusals) {
    List<String> key = columns.stream().map(Column::name).toList();
    if (Set.copyOf(has).equals(Set.copyOf(key))) {
      return Optional.empty();
    }
    if (!evolution.rebuildKeys() && !isForgotten(there, has, columns)) {
      throw refusals.of(
          "rows are to be "
              + (key.isEmpty() ? "added without a key" : "merged by the key " + key)
              + ", but "
              + refusals.table()
              + (has.isEmpty() ? " was made without a key" : " has the key " + has),
          "set on_key_change to rebuild, or drop or rename the table and load it anew, or go back"
              + " to the former key or load_method");
    }
    return Optional.of(new ChangeKey(has, columns));
  }

  /** Whether the table had this key perhaps, and could not keep it when a column became wider. */
  private boolean isForgotten(Table there, List<String> has, List<Column> key) {
    return there.primaryKey().isEmpty()
        && key.stream().anyMatch(column -> !isKept(column.type()))
        && key.stream().map(Column::name).toList().containsAll(has);
  }

  private boolean isKept(ColumnType type) {
    return names.capabilities().keys().kinds().contains(type.kind());
  }

  /**
   * Where the warehouse keeps no primary keys, or none of a type that one of them has, the columns
   * of fields that are NOT NULL are the key; in a table made by others, any may be so. {@code
   * ours}: the columns that fields had before.
   */
  private List<String> keyOf(Table there, List<String> key, Collection<String> ours) {
    List<TableColumn> required = there.columns().stream().filter(c -> !c.nullable()).toList();
    boolean kept = required.stream().allMatch(column -> isKept(column.type()));
    if ((names.capabilities().primaryKeys() && kept) || !there.primaryKey().isEmpty()) {
      return there.primaryKey();
    }
    List<String> filled = required.stream().map(TableColumn::name).toList();
    if (ours.isEmpty()) {
      return filled.containsAll(key) ? key : filled;
    }
    return filled.stream().filter(ours::contains).toList();
  }

  /** Columns that the warehouse itself fills are none of ours. */
  private static List<String> all(Optional<Table> existing, Set<String> used) {
    Stream<String> there =
        existing.stream()
            .flatMap(table -> table.columns().stream())
            .filter(column -> column.otherwise() != Otherwise.GENERATED)
            .map(TableColumn::name);
    return List.copyOf(
        Stream.concat(there, used.stream()).collect(Collectors.toCollection(LinkedHashSet::new)));
  }
}
