package io.shoppipe.e2e.googlesql;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A table or view as the statements have made it. {@code kind}: as the API names it. */
record AnalysedTable(String name, String kind, List<AnalysedColumn> columns, List<String> key) {
  AnalysedTable {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  AnalysedTable named(String other) {
    return new AnalysedTable(other, kind, columns, key);
  }

  AnalysedTable keyed(List<String> other) {
    return new AnalysedTable(name, kind, columns, other);
  }

  AnalysedTable with(AnalysedColumn added) {
    List<AnalysedColumn> all = Stream.concat(columns.stream(), Stream.of(added)).toList();
    return new AnalysedTable(name, kind, all, key);
  }

  AnalysedTable without(String column) {
    List<AnalysedColumn> left =
        columns.stream().filter(each -> !each.name().equalsIgnoreCase(column)).toList();
    return new AnalysedTable(name, kind, left, key);
  }

  AnalysedTable changing(String column, UnaryOperator<AnalysedColumn> change) {
    List<AnalysedColumn> changed =
        columns.stream()
            .map(each -> each.name().equalsIgnoreCase(column) ? change.apply(each) : each)
            .toList();
    return new AnalysedTable(name, kind, changed, key);
  }

  boolean has(String column) {
    return columns.stream().anyMatch(each -> each.name().equalsIgnoreCase(column));
  }
}
