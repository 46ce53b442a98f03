package io.shoppipe.target.plan;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.plan.TableChange.AddColumn;
import io.shoppipe.target.plan.TableChange.WidenColumn;
import io.shoppipe.target.plan.TablePlan.FieldColumn;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.Table.Otherwise;
import io.shoppipe.warehouse.api.Table.TableColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans the columns of one stream's fields, one after the other. Not thread-safe. */
final class ColumnPlanner {
  private final NameRules rules;
  private final EvolutionRules evolution;
  private final Optional<Table> existing;
  private final ColumnNames names;
  private final Refusals refusals;
  private final int scale;
  private final List<TableChange> changes = new ArrayList<>();
  private final Set<String> used = new LinkedHashSet<>();

  ColumnPlanner(
      NameRules rules,
      EvolutionRules evolution,
      Optional<Table> existing,
      ColumnNames names,
      Refusals refusals) {
    this.rules = rules;
    this.evolution = evolution;
    this.existing = existing;
    this.names = names;
    this.refusals = refusals;
    this.scale = rules.capabilities().numericScale();
  }

  List<TableChange> changes() {
    return changes;
  }

  /** The names of all columns planned so far. */
  Set<String> used() {
    return used;
  }

  void addMissing(List<Column> columns) {
    for (Column column : columns) {
      used.add(column.name());
      if (find(column.name()).isEmpty()) {
        changes.add(new AddColumn(column));
      }
    }
  }

  FieldColumn plan(Column field, StreamShape shape) {
    boolean key = shape.key().contains(field.name());
    Slot slot = slot(field, key || shape.byValue().contains(field.name()));
    ColumnType wanted = shape.grown().getOrDefault(field.name(), field.type());
    String name = names.of(slot);
    used.add(name);
    ColumnType type = typeOf(name, field.name(), wanted);
    Column column = new Column(name, type, field.nullable(), field.description());
    if (find(name).isEmpty()) {
      changes.add(new AddColumn(column));
    }
    return new FieldColumn(field.name(), column, field.type(), others(slot));
  }

  /** Which of the field's columns its values go to; {@code one}: it has but one. */
  private Slot slot(Column field, boolean one) {
    Slot plain = Slot.of(field.name());
    Optional<TableColumn> there = find(names.of(plain));
    boolean own =
        there.isEmpty()
            || one
            || evolution.onTypeConflict() != TypeConflict.VARIANT
            || Widening.takesAlike(there.get().type(), field.type(), scale);
    return own ? plain : Slot.typed(field.name(), field.type());
  }

  /** The type that the column has in the end. */
  private ColumnType typeOf(String name, String field, ColumnType wanted) {
    Optional<TableColumn> found = find(name);
    if (found.isEmpty()) {
      return wanted;
    }
    TableColumn there = found.get();
    if (there.otherwise() == Otherwise.GENERATED) {
      throw refusals.of(
          "field '"
              + field
              + "' can't be loaded: "
              + described(there)
              + " is filled by the warehouse",
          "rename the field in the tap, or make it an ordinary column");
    }
    ColumnType type =
        Widening.join(there.type(), wanted, scale)
            .orElseThrow(() -> conflict(there, field, wanted));
    if (!type.equals(there.type())) {
      if (evolution.onTypeConflict() == TypeConflict.FAIL) {
        throw conflict(there, field, wanted);
      }
      changes.add(new WidenColumn(there.name(), there.type(), type, keyWith(there.name())));
    }
    return type;
  }

  /** The field's other columns, which are empty where the chosen one is given. */
  private List<Column> others(Slot chosen) {
    List<Column> others = new ArrayList<>();
    names.all().entrySet().stream()
        .filter(entry -> entry.getKey().field().equals(chosen.field()))
        .filter(entry -> !entry.getKey().equals(chosen))
        .sorted(Map.Entry.comparingByValue())
        .forEach(
            entry ->
                find(entry.getValue())
                    .ifPresent(there -> others.add(Column.of(there.name(), there.type()))));
    others.forEach(column -> used.add(column.name()));
    return others;
  }

  private List<String> keyWith(String column) {
    List<String> key = existing.map(Table::primaryKey).orElse(List.of());
    return key.contains(column) ? key : List.of();
  }

  private Optional<TableColumn> find(String name) {
    return existing.stream()
        .flatMap(table -> table.columns().stream())
        .filter(column -> rules.same(column.name(), name))
        .findFirst();
  }

  private String described(TableColumn there) {
    return "column '" + there.name() + "' of " + refusals.table();
  }

  private SingerException conflict(TableColumn there, String field, ColumnType wanted) {
    boolean fail = evolution.onTypeConflict() == TypeConflict.FAIL;
    return refusals.of(
        "field '"
            + field
            + "' is "
            + wanted.kind().name().toLowerCase(Locale.ROOT)
            + ", but "
            + described(there)
            + " is "
            + there.nativeType()
            + ", which doesn't take it",
        (fail ? "set on_type_conflict to widen or variant" : "set on_type_conflict to variant")
            + ", or change the column's type, or drop the column or the table and load it anew");
  }
}
