package io.shoppipe.e2e.googlesql;

import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.Table;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One project's datasets and their tables, also as the analyzer wants them. */
final class Datasets {
  private static final Type STRING = TypeFactory.createSimpleType(TypeKind.TYPE_STRING);

  private final SimpleCatalog root;
  private final SimpleCatalog catalog;
  private final String project;
  private final Map<String, Map<String, AnalysedTable>> datasets = new TreeMap<>();

  Datasets(String project, AnalyzerOptions options) {
    this.project = project;
    this.root = catalog("root", options);
    this.catalog = root.addNewSimpleCatalog(project);
  }

  /** One with all functions and types, and no tables. */
  static SimpleCatalog catalog(String name, AnalyzerOptions options) {
    SimpleCatalog made = new SimpleCatalog(name);
    made.addZetaSQLFunctionsAndTypes(
        new ZetaSQLBuiltinFunctionOptions(options.getLanguageOptions()));
    for (String alias : List.of("bigint", "int", "integer", "smallint", "tinyint", "byteint")) {
      made.addType(alias, TypeFactory.createSimpleType(TypeKind.TYPE_INT64));
    }
    return made;
  }

  SimpleCatalog root() {
    return root;
  }

  boolean has(String dataset) {
    return datasets.containsKey(dataset);
  }

  void make(String dataset) {
    if (datasets.putIfAbsent(dataset, new TreeMap<>()) == null) {
      SimpleCatalog made = catalog.addNewSimpleCatalog(dataset);
      root.addSimpleCatalog(made);
      describe(made.addNewSimpleCatalog("INFORMATION_SCHEMA"));
    }
  }

  private static void describe(SimpleCatalog information) {
    SimpleTable columns = new SimpleTable("COLUMNS");
    for (String name :
        List.of("table_catalog", "table_schema", "table_name", "column_name", "data_type")) {
      columns.addSimpleColumn(name, STRING);
    }
    information.addSimpleTable("COLUMNS", columns);
  }

  void drop(String dataset) {
    if (datasets.remove(dataset) != null) {
      catalog.removeSimpleCatalog(dataset);
      root.removeSimpleCatalog(dataset);
    }
  }

  void clear() {
    List.copyOf(datasets.keySet()).forEach(this::drop);
  }

  List<AnalysedTable> tables(String dataset) {
    return List.copyOf(datasets.getOrDefault(dataset, Map.of()).values());
  }

  Optional<AnalysedTable> table(String dataset, String name) {
    return Optional.ofNullable(datasets.getOrDefault(dataset, Map.of()).get(name));
  }

  Optional<AnalysedTable> table(List<String> path) {
    return table(dataset(path), path.get(path.size() - 1));
  }

  /** Puts it in the place of what is there under its name. */
  void put(List<String> path, AnalysedTable table) {
    String dataset = dataset(path);
    Map<String, AnalysedTable> tables = datasets.get(dataset);
    if (tables == null) {
      throw new Refused("Not found: Dataset " + project + ":" + dataset);
    }
    remove(path);
    tables.put(table.name(), table);
    List<SimpleColumn> columns = new ArrayList<>();
    table
        .columns()
        .forEach(
            each ->
                columns.add(new SimpleColumn(table.name(), each.name(), each.type(), false, true)));
    SimpleTable made = new SimpleTable(table.name(), columns);
    made.setFullName(dataset + "." + table.name());
    inside(dataset).addSimpleTable(table.name(), made);
  }

  /** By which column a table must be asked; empty where it need not. */
  String filter(Table table) {
    List<String> path = List.of(table.getFullName().split("\\.", -1));
    return path.size() < 2 ? "" : table(path).map(AnalysedTable::filter).orElse("");
  }

  void remove(List<String> path) {
    String dataset = dataset(path);
    String name = path.get(path.size() - 1);
    Map<String, AnalysedTable> tables = datasets.get(dataset);
    if (tables != null && tables.remove(name) != null) {
      inside(dataset).removeSimpleTable(name);
    }
  }

  private SimpleCatalog inside(String dataset) {
    return catalog.getCatalogList().stream()
        .filter(each -> each.getFullName().endsWith(dataset))
        .findFirst()
        .orElseThrow();
  }

  private String dataset(List<String> path) {
    if (path.size() < 2 || (path.size() == 3 && !path.get(0).equals(project))) {
      throw new Refused("Not found: " + String.join(".", path));
    }
    return path.get(path.size() - 2);
  }
}
