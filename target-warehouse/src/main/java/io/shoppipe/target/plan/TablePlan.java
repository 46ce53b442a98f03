package io.shoppipe.target.plan;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import java.util.List;
import java.util.Map;

/**
 * How a stream's fields lie in its table, and what must change there first. {@code fields} are in
 * the schema's order; {@code key}: the names of its columns; {@code names}: all slots that have a
 * column; {@code columns}: the names of all columns, in the end, that the loader may fill.
 */
public record TablePlan(
    boolean create,
    List<TableChange> changes,
    List<FieldColumn> fields,
    List<Column> metadata,
    List<String> key,
    Map<Slot, String> names,
    List<String> columns) {
  /**
   * Where a field goes. {@code given}: the type of its values; {@code others}: columns that had its
   * values of other types, and are empty when it is given.
   */
  public record FieldColumn(String field, Column column, ColumnType given, List<Column> others) {
    public FieldColumn {
      others = List.copyOf(others);
    }
  }

  public TablePlan {
    changes = List.copyOf(changes);
    fields = List.copyOf(fields);
    metadata = List.copyOf(metadata);
    key = List.copyOf(key);
    names = Map.copyOf(names);
    columns = List.copyOf(columns);
  }
}
