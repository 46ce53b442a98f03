package io.shoppipe.e2e.googlesql;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A table or view as the statements have made it. {@code kind}: as the API names it; {@code
 * filter}: the column by which it must be asked, empty where it need not.
 */
record AnalysedTable(
    String name, String kind, List<AnalysedColumn> columns, List<String> key, String filter) {
  AnalysedTable {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  AnalysedTable named(String other) {
    return new AnalysedTable(other, kind, columns, key, filter);
  }

  AnalysedTable keyed(List<String> other) {
    return new AnalysedTable(name, kind, columns, other, filter);
  }

  AnalysedTable with(AnalysedColumn added) {
    List<AnalysedColumn> all = Stream.concat(columns.stream(), Stream.of(added)).toList();
    return new AnalysedTable(name, kind, all, key, filter);
  }

  AnalysedTable without(String column) {
    List<AnalysedColumn> left =
        columns.stream().filter(each -> !each.name().equalsIgnoreCase(column)).toList();
    return new AnalysedTable(name, kind, left, key, filter);
  }

  AnalysedTable changing(String column, UnaryOperator<AnalysedColumn> change) {
    List<AnalysedColumn> changed =
        columns.stream()
            .map(each -> each.name().equalsIgnoreCase(column) ? change.apply(each) : each)
            .toList();
    return new AnalysedTable(name, kind, changed, key, filter);
  }

  boolean has(String column) {
    return columns.stream().anyMatch(each -> each.name().equalsIgnoreCase(column));
  }
}
