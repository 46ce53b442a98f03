package io.shoppipe.models.unittest;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in columns of even width, each with a sign: {@code →} changed, {@code ---} expected but
 * missing, {@code +++} not expected.
 */
final class DifferenceTable {
  private final List<List<String>> lines = new ArrayList<>();

  DifferenceTable(List<String> header) {
    add("@@", header);
  }

  void leftOut() {
    add("...", lines.get(0).stream().skip(1).map(name -> "...").toList());
  }

  void changed(List<String> cells) {
    add("→", cells);
  }

  void missing(List<String> cells) {
    add("---", cells);
  }

  void surplus(List<String> cells) {
    add("+++", cells);
  }

  private void add(String sign, List<String> cells) {
    List<String> line = new ArrayList<>(List.of(sign));
    cells.forEach(cell -> line.add(cell.replace("\n", "\\n")));
    lines.add(line);
  }

  String text() {
    List<String> texts = new ArrayList<>();
    for (List<String> line : lines) {
      List<String> padded = new ArrayList<>();
      for (int i = 0; i < line.size(); i++) {
        padded.add(line.get(i) + " ".repeat(width(i) - line.get(i).length()));
      }
      texts.add(String.join(",", padded).stripTrailing());
    }
    return String.join("\n", texts);
  }

  private int width(int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }
}
