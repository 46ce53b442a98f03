package io.shoppipe.e2e.googlesql;

import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.PreparedQuery;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.TableContent;
import com.google.zetasql.Value;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs queries by GoogleSQL's reference implementation on rows of another warehouse. It finds the
 * rows of tables in its outermost catalog only, so each table gets one name there.
 */
final class Evaluator {
  private static final Pattern NAME = Pattern.compile("`(\\w+)`\\.`(\\w+)`\\.`(\\w+)`");

  private final AnalyzerOptions options;
  private final Datasets datasets;

  Evaluator(AnalyzerOptions options, Datasets datasets) {
    this.options = options;
    this.datasets = datasets;
  }

  /** {@code rows}: all rows of a table or view that the query reads. */
  QueryResult run(String query, Function<TableName, QueryResult> rows) {
    SimpleCatalog catalog = Datasets.catalog("evaluated", options);
    Map<String, TableContent> contents = new HashMap<>();
    String sql =
        NAME.matcher(query)
            .replaceAll(
                found -> {
                  TableName name = new TableName(found.group(2), found.group(3));
                  String flat = name.schema() + "." + name.name();
                  if (!contents.containsKey(flat)) {
                    AnalysedTable table =
                        datasets.table(found.group(2), found.group(3)).orElseThrow();
                    catalog.addSimpleTable(flat, described(flat, table));
                    contents.put(flat, content(table, rows.apply(name)));
                  }
                  return "`" + flat + "`";
                });
    try (PreparedQuery prepared =
        PreparedQuery.builder()
            .setSql(sql)
            .setAnalyzerOptions(options)
            .setCatalog(catalog)
            .setTablesContents(contents)
            .prepare()) {
      return result(prepared);
    }
  }

  private static SimpleTable described(String name, AnalysedTable table) {
    return new SimpleTable(
        name,
        table.columns().stream()
            .map(each -> new SimpleColumn(name, each.name(), each.type(), false, true))
            .toList());
  }

  private static TableContent content(AnalysedTable table, QueryResult rows) {
    List<String> names =
        rows.columns().stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    List<List<Value>> content = new ArrayList<>();
    for (List<@Nullable Object> row : rows.rows()) {
      List<Value> values = new ArrayList<>();
      for (AnalysedColumn column : table.columns()) {
        int place = names.indexOf(column.name().toLowerCase(Locale.ROOT));
        values.add(Cells.value(column.type(), row.get(place)));
      }
      content.add(values);
    }
    return TableContent.create(content);
  }

  private static QueryResult result(PreparedQuery prepared) {
    List<String> columns =
        prepared.getColumns().stream().map(SimpleColumn::getName).collect(Collectors.toList());
    List<String> types =
        prepared.getColumns().stream().map(each -> each.getType().typeName()).toList();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (List<Value> row : prepared.execute(Map.of()).getTableData()) {
      List<@Nullable Object> cells = new ArrayList<>();
      row.forEach(value -> cells.add(Cells.cell(value)));
      rows.add(QueryResult.row(cells));
    }
    return new QueryResult(columns, types, rows);
  }
}
