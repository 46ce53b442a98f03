package io.shoppipe.models.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a query's columns and those of its contract disagree, and the table that shows it. Pure.
 */
final class Mismatches {
  private static final Row HEADER =
      new Row("column_name", "definition_type", "contract_type", "mismatch_reason");

  private Mismatches() {}

  /** A column by name, with the warehouse's name of its type. */
  record Column(String name, String type) {}

  /** One disagreement. */
  record Row(String column, String defined, String promised, String reason) {
    private List<String> cells() {
      return List.of(column, defined, promised, reason);
    }
  }

  static List<Row> of(List<Column> defined, List<Column> promised) {
    List<Row> rows = new ArrayList<>();
    for (Column column : defined) {
      Optional<Column> same = named(promised, column.name());
      if (same.isEmpty()) {
        rows.add(new Row(column.name(), column.type(), "", "missing in contract"));
      } else if (!same.get().type().equals(column.type())) {
        rows.add(new Row(column.name(), column.type(), same.get().type(), "data type mismatch"));
      }
    }
    for (Column column : promised) {
      if (named(defined, column.name()).isEmpty()) {
        rows.add(new Row(column.name(), "", column.type(), "missing in definition"));
      }
    }
    rows.sort(Comparator.comparing(Row::column));
    return rows;
  }

  private static Optional<Column> named(List<Column> columns, String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  static String text(List<Row> rows) {
    List<Row> all = new ArrayList<>(List.of(HEADER));
    all.addAll(rows);
    List<String> lines = new ArrayList<>();
    all.forEach(row -> lines.add(line(all, row.cells(), " ")));
    lines.add(1, line(all, List.of("", "", "", ""), "-"));
    return String.join("\n", lines);
  }

  private static String line(List<Row> all, List<String> cells, String filling) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < cells.size(); i++) {
      int index = i;
      int width = all.stream().mapToInt(row -> row.cells().get(index).length()).max().orElse(0);
      String cell = cells.get(i);
      line.append(' ').append(cell).append(filling.repeat(width - cell.length())).append(" |");
    }
    return line.toString();
  }
}
