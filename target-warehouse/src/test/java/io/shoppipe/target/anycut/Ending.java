package io.shoppipe.target.anycut;

import io.shoppipe.target.contract.Found;
import io.shoppipe.target.contract.Place;
import io.shoppipe.target.contract.TargetRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is there in the end: the exit code and what was said, the state in the warehouse and the
 * last one printed, each table's columns and rows. Equal to another where a user would see no
 * difference.
 */
record Ending(int code, String said, String state, Map<String, List<String>> tables) {
  private static final String MARK = "_sdc_deleted_at";

  Ending {
    tables = Map.copyOf(tables);
  }

  static Ending refused(TargetRun run) {
    return new Ending(run.code(), run.err(), "", Map.of());
  }

  static Ending of(TargetRun last, Place place, Set<String> tables) {
    Map<String, List<String>> found = new TreeMap<>();
    List<String> state = new ArrayList<>();
    place.look(
        eye -> {
          tables.forEach(table -> found.put(table, lines(eye, table)));
          state.add(eye.state().orElse("none"));
        });
    String printed = last.out().lines().reduce((first, second) -> second).orElse("none");
    return new Ending(last.code(), "", state.get(0) + " printed " + printed, found);
  }

  private static List<String> lines(Found found, String table) {
    Map<String, String> types = found.types(table);
    types.keySet().removeIf(name -> name.startsWith("_sdc_") && !name.equals(MARK));
    List<String> columns = List.copyOf(types.keySet());
    List<String> lines = new ArrayList<>();
    found.rows(table, columns).stream().map(row -> line(columns, row)).sorted().forEach(lines::add);
    lines.add(0, types.toString());
    return lines;
  }

  private static String line(List<String> columns, List<String> row) {
    List<String> cells = new ArrayList<>(row);
    int mark = columns.indexOf(MARK);
    if (mark >= 0 && !cells.get(mark).equals("NULL")) {
      cells.set(mark, "marked");
    }
    return cells.toString();
  }
}
