package io.shoppipe.target.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as aligned text: numbers to the right, NULL as nothing, long values cut. */
final class TextTable {
  private static final int WIDEST = 60;

  private final List<String> columns;
  private final List<List<@Nullable Object>> rows;
  private final List<Integer> widths = new ArrayList<>();

  TextTable(List<String> columns, List<List<@Nullable Object>> rows) {
    this.columns = columns;
    this.rows = rows;
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      int widest = rows.stream().mapToInt(row -> text(row.get(column)).length()).max().orElse(0);
      widths.add(Math.max(columns.get(i).length(), widest));
    }
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    line(table, new ArrayList<>(columns));
    line(table, new ArrayList<>(widths.stream().map("-"::repeat).toList()));
    rows.forEach(row -> line(table, row));
    return table.toString();
  }

  private void line(StringBuilder table, List<? extends @Nullable Object> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String text = text(cells.get(i));
      String blanks = " ".repeat(widths.get(i) - text.length());
      line.append(i == 0 ? "" : "  ")
          .append(cells.get(i) instanceof Number ? blanks + text : text + blanks);
    }
    table.append(line.toString().stripTrailing()).append('\n');
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    String flat = text.replace('\n', ' ').replace('\r', ' ');
    return flat.length() > WIDEST ? flat.substring(0, WIDEST - 1) + "…" : flat;
  }
}
