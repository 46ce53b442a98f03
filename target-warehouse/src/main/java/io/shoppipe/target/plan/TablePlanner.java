package io.shoppipe.target.plan;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.plan.TableChange.AddColumn;
import io.shoppipe.target.plan.TableChange.DropNotNull;
import io.shoppipe.target.plan.TableChange.WidenColumn;
import io.shoppipe.warehouse.api.Capabilities;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.Table.TableColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the table that exists with the columns that a stream brings. Pure. */
public final class TablePlanner {
  private final String stream;
  private final boolean caseSensitiveNames;
  private final int maxNameBytes;
  private final int numericScale;

  /** {@code capabilities} are the warehouse's. */
  public TablePlanner(String stream, Capabilities capabilities) {
    this.stream = stream;
    this.caseSensitiveNames = capabilities.caseSensitiveNames();
    this.maxNameBytes = capabilities.maxIdentifierBytes();
    this.numericScale = capabilities.numericScale();
  }

  /**
   * Refuses names that the warehouse can't tell apart or can't hold, and keys that are no columns.
   */
  public void check(List<Column> columns, List<String> key) {
    checkLength("its table", stream);
    Set<String> seen = new HashSet<>();
    for (Column column : columns) {
      String name = column.name();
      if (!seen.add(caseSensitiveNames ? name : name.toLowerCase(Locale.ROOT))) {
        throw refused(
            "field '"
                + name
                + "' has the name of another field but for its case, which this warehouse can't tell apart",
            "rename one in the tap");
      }
      checkLength("field '" + name + "'", name);
    }
    Set<String> names = new HashSet<>(columns.stream().map(Column::name).toList());
    key.stream()
        .filter(field -> !names.contains(field))
        .findFirst()
        .ifPresent(
            field -> {
              throw refused(
                  "key property '" + field + "' is not among the schema's properties",
                  "mend key_properties or the schema in the tap");
            });
  }

  private void checkLength(String what, String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > maxNameBytes) {
      throw refused(
          what + " has a name of " + bytes + " bytes; this warehouse takes 1 to " + maxNameBytes,
          "rename it in the tap");
    }
  }

  /** What must change; nothing when the table takes the rows as it is. */
  public List<TableChange> plan(Table existing, List<Column> columns, List<String> key) {
    List<TableChange> changes = new ArrayList<>();
    for (Column column : columns) {
      Optional<TableColumn> there = find(existing, column.name());
      if (there.isEmpty()) {
        changes.add(new AddColumn(column));
      } else {
        compare(existing, there.get(), column, key.contains(column.name()), changes);
      }
    }
    for (TableColumn there : existing.columns()) {
      boolean comes = columns.stream().anyMatch(column -> same(column.name(), there.name()));
      if (!comes && !there.nullable() && !key.contains(there.name())) {
        changes.add(new DropNotNull(there.name()));
      }
    }
    return changes;
  }

  /** Refuses a key that differs from the one the table has, since rows would double or collide. */
  public void checkKey(Table existing, List<String> key) {
    Set<String> there = folded(keyOf(existing));
    if (!there.equals(folded(key))) {
      throw refused(
          "rows are to be "
              + (key.isEmpty() ? "added without a key" : "merged by the key " + key)
              + ", but table "
              + existing.relation().name()
              + (there.isEmpty() ? " was made without a key" : " has the key " + keyOf(existing)),
          "drop or rename the table and load it anew, or go back to the former key or load_method");
    }
  }

  /** Where the warehouse keeps no primary keys: only key columns are made NOT NULL. */
  private static List<String> keyOf(Table table) {
    return table.primaryKey().isEmpty()
        ? table.columns().stream().filter(c -> !c.nullable()).map(TableColumn::name).toList()
        : table.primaryKey();
  }

  private Set<String> folded(List<String> names) {
    return names.stream()
        .map(name -> caseSensitiveNames ? name : name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private void compare(
      Table table, TableColumn there, Column wanted, boolean key, List<TableChange> changes) {
    if (!Widening.takes(there.type(), wanted.type(), numericScale)) {
      if (key || !Widening.takes(wanted.type(), there.type(), numericScale)) {
        throw refused(
            "field '"
                + wanted.name()
                + "' is "
                + describe(wanted)
                + ", but column '"
                + there.name()
                + "' of table "
                + table.relation().name()
                + " is "
                + there.nativeType()
                + ", which doesn't take it",
            "rename the field in the tap, or drop the column or the table and load it anew");
      }
      changes.add(new WidenColumn(there.name(), there.type(), wanted.type()));
    }
    if (!there.nullable() && !key) {
      changes.add(new DropNotNull(there.name()));
    }
  }

  private static String describe(Column column) {
    return column.type().kind().name().toLowerCase(Locale.ROOT);
  }

  private Optional<TableColumn> find(Table table, String name) {
    return table.columns().stream().filter(column -> same(column.name(), name)).findFirst();
  }

  private boolean same(String a, String b) {
    return caseSensitiveNames ? a.equals(b) : a.equalsIgnoreCase(b);
  }

  private SingerException refused(String why, String remedy) {
    return SingerException.data("stream '" + stream + "': " + why + ". To go on: " + remedy + ".");
  }
}
