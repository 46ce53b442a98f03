package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The columns of a staging table: the data columns first, then the record's number, then bit sets
 * (BIGINT, {@value #BITS} columns each, NULL where nothing is absent) that say which data columns
 * the record did not have.
 */
record StagingLayout(List<Column> data, String sequence, List<String> absence) {
  static final int BITS = 62;

  StagingLayout {
    data = List.copyOf(data);
    absence = List.copyOf(absence);
  }

  static StagingLayout of(List<Column> data) {
    List<String> taken =
        data.stream().map(column -> column.name().toLowerCase(Locale.ROOT)).toList();
    String prefix = "_singer";
    for (int i = 1; anyBegins(taken, prefix + "_"); i++) {
      prefix = "_singer" + i;
    }
    List<String> absence = new ArrayList<>();
    for (int i = 0; i * BITS < data.size(); i++) {
      absence.add(prefix + "_absent_" + i);
    }
    return new StagingLayout(data, prefix + "_number", absence);
  }

  private static boolean anyBegins(List<String> names, String prefix) {
    return names.stream().anyMatch(name -> name.startsWith(prefix));
  }

  /** The same with the types that columns of those names have in another layout. */
  StagingLayout widened(StagingLayout wider) {
    Map<String, ColumnType> types =
        wider.data().stream().collect(Collectors.toMap(Column::name, Column::type));
    List<Column> columns =
        data.stream()
            .map(
                c ->
                    new Column(
                        c.name(),
                        types.getOrDefault(c.name(), c.type()),
                        c.nullable(),
                        c.description()))
            .toList();
    return new StagingLayout(columns, sequence, absence);
  }

  /** All columns in the loader's order. */
  List<Column> columns() {
    List<Column> all = new ArrayList<>(data);
    all.add(Column.of(sequence, ColumnType.BIGINT));
    absence.forEach(name -> all.add(Column.of(name, ColumnType.BIGINT)));
    return all;
  }

  List<String> names() {
    return data.stream().map(Column::name).toList();
  }

  /** What types the data columns have. */
  Map<String, ColumnType.Kind> kinds() {
    return data.stream().collect(Collectors.toMap(Column::name, column -> column.type().kind()));
  }

  /** The type that rows of this layout have in a data column. */
  ColumnType type(String column) {
    return data.stream()
        .filter(each -> each.name().equals(column))
        .findFirst()
        .orElseThrow()
        .type();
  }

  /** The table's columns that no row of this layout has. */
  List<String> lacking(List<String> tableColumns, boolean caseSensitiveNames) {
    UnaryOperator<String> fold = name -> caseSensitiveNames ? name : name.toLowerCase(Locale.ROOT);
    Set<String> here = names().stream().map(fold).collect(Collectors.toSet());
    return tableColumns.stream().filter(name -> !here.contains(fold.apply(name))).toList();
  }

  int sequenceColumn() {
    return data.size();
  }

  int absenceColumn(int word) {
    return data.size() + 1 + word;
  }
}
