package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    Set<String> taken = data.stream().map(Column::name).collect(Collectors.toSet());
    String prefix = "_singer";
    while (taken.contains(prefix + "_number") || taken.contains(prefix + "_absent_0")) {
      prefix = "_" + prefix;
    }
    List<String> absence = new ArrayList<>();
    for (int i = 0; i * BITS < data.size(); i++) {
      absence.add(prefix + "_absent_" + i);
    }
    return new StagingLayout(data, prefix + "_number", absence);
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

  int sequenceColumn() {
    return data.size();
  }

  int absenceColumn(int word) {
    return data.size() + 1 + word;
  }
}
