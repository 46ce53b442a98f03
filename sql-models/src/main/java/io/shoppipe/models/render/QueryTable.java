package io.shoppipe.models.render;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import io.shoppipe.python.Tuple;
import io.shoppipe.warehouse.api.QueryResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A query's result as templates see it: the parts of agate's Table that dbt projects use. */
final class QueryTable implements PythonObject {
  private static final Signature LIMIT = Signature.of("Table.limit", "count");
  private static final Signature GET = Signature.of("get", "key", "default?");
  private static final Signature CHOICE = Signature.of("Table.select", "keys");

  private final List<String> names;
  private final List<String> types;
  private final List<@Nullable Object> rows = new ArrayList<>();

  QueryTable(QueryResult result) {
    this(result.columns(), result.nativeTypes());
    result.rows().forEach(row -> rows.add(new Row(names, pythonic(row))));
  }

  private QueryTable(List<String> names, List<String> types) {
    this.names = names;
    this.types = types;
  }

  private QueryTable limited(Arguments arguments) {
    QueryTable table = new QueryTable(names, types);
    int end = Math.min(rows.size(), arguments.bind(LIMIT).integer(0, rows.size()));
    table.rows.addAll(rows.subList(0, end));
    return table;
  }

  /** The columns of these names, or all others. */
  private QueryTable chosen(Arguments arguments, boolean wanted) {
    Object given = arguments.bind(CHOICE).at(0);
    List<?> keys = given instanceof List<?> list ? list : List.of(String.valueOf(given));
    List<Integer> kept =
        IntStream.range(0, names.size())
            .filter(i -> keys.contains(names.get(i)) == wanted)
            .boxed()
            .toList();
    QueryTable table =
        new QueryTable(
            kept.stream().map(names::get).toList(), kept.stream().map(this::type).toList());
    for (Object row : rows) {
      List<@Nullable Object> values = new ArrayList<>();
      kept.forEach(i -> values.add(values(row).get(i)));
      table.rows.add(new Row(table.names, values));
    }
    return table;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "rows" -> rows;
      case "columns" -> new Columns(names, columns());
      case "column_names" -> Tuple.copyOf(names);
      case "column_types" -> Tuple.copyOf(types);
      case "limit" -> (PythonCallable) this::limited;
      case "select" -> (PythonCallable) arguments -> chosen(arguments, true);
      case "exclude" -> (PythonCallable) arguments -> chosen(arguments, false);
      case "print_table", "print_csv", "print_json" -> (PythonCallable) arguments -> "";
      default -> MISSING;
    };
  }

  /** A row, by number. */
  @Override
  public @Nullable Object item(@Nullable Object key) {
    return at(rows, key);
  }

  private static List<@Nullable Object> pythonic(List<@Nullable Object> row) {
    List<@Nullable Object> values = new ArrayList<>(row);
    values.replaceAll(ResultValue::of);
    return values;
  }

  List<String> names() {
    return names;
  }

  /** The warehouse's own name of a column's type. */
  String type(int column) {
    return column < types.size() ? types.get(column) : "text";
  }

  /** The values of one of its rows. */
  static List<@Nullable Object> values(@Nullable Object row) {
    return row instanceof Row known ? known.values : List.of();
  }

  private List<@Nullable Object> columns() {
    List<@Nullable Object> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int index = i;
      List<@Nullable Object> values = new ArrayList<>();
      rows.forEach(row -> values.add(row instanceof Row known ? known.values.get(index) : null));
      columns.add(new ColumnValue(names.get(i), values));
    }
    return columns;
  }

  @Override
  public Iterator<@Nullable Object> iterate() {
    return rows.iterator();
  }

  @Override
  public boolean iterable() {
    return true;
  }

  @Override
  public int length() {
    return rows.size();
  }

  @Override
  public String typeName() {
    return "Table";
  }

  /** The columns: by number, by name, and as a mapping's items. */
  private record Columns(List<String> names, List<@Nullable Object> all) implements PythonObject {
    @Override
    public @Nullable Object attribute(String attribute) {
      return switch (attribute) {
        case "keys" -> (PythonCallable) arguments -> Tuple.copyOf(names);
        case "values" -> (PythonCallable) arguments -> Tuple.copyOf(all);
        case "items" -> (PythonCallable) arguments -> items(names, all);
        case "get" -> (PythonCallable) arguments -> got(arguments, this::item);
        case "dict" -> (PythonCallable) arguments -> mapped(names, all);
        default -> item(attribute);
      };
    }

    @Override
    public @Nullable Object item(@Nullable Object key) {
      int index = key instanceof String name ? names.indexOf(name) : -1;
      return key instanceof String ? (index < 0 ? MISSING : all.get(index)) : at(all, key);
    }

    @Override
    public Iterator<@Nullable Object> iterate() {
      return all.iterator();
    }

    @Override
    public boolean iterable() {
      return true;
    }

    @Override
    public int length() {
      return all.size();
    }
  }

  private static List<Object> items(List<String> names, List<@Nullable Object> values) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      items.add(Tuple.copyOf(Arrays.asList(names.get(i), values.get(i))));
    }
    return items;
  }

  private static Map<String, @Nullable Object> mapped(
      List<String> names, List<@Nullable Object> values) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      map.put(names.get(i), values.get(i));
    }
    return map;
  }

  private static @Nullable Object got(Arguments arguments, UnaryOperator<@Nullable Object> lookup) {
    Bound bound = arguments.bind(GET);
    Object found = lookup.apply(bound.at(0));
    return found == MISSING ? bound.at(1) : found;
  }

  /** A column: its name and {@code values()}. */
  private record ColumnValue(String name, List<@Nullable Object> values) implements PythonObject {
    @Override
    public @Nullable Object attribute(String attribute) {
      if (attribute.equals("name")) {
        return name;
      }
      return attribute.equals("values")
          ? (PythonCallable) arguments -> Tuple.copyOf(values)
          : MISSING;
    }

    @Override
    public @Nullable Object item(@Nullable Object key) {
      return at(values, key);
    }

    @Override
    public Iterator<@Nullable Object> iterate() {
      return values.iterator();
    }

    @Override
    public boolean iterable() {
      return true;
    }

    @Override
    public int length() {
      return values.size();
    }
  }

  /** A row: its values by number and by column name. */
  private record Row(List<String> names, List<@Nullable Object> values) implements PythonObject {
    @Override
    public @Nullable Object attribute(String attribute) {
      int index = names.indexOf(attribute);
      if (index >= 0) {
        return values.get(index);
      }
      return switch (attribute) {
        case "values" -> (PythonCallable) arguments -> Tuple.copyOf(values);
        case "keys" -> (PythonCallable) arguments -> Tuple.copyOf(names);
        case "dict" -> (PythonCallable) arguments -> mapped(names, values);
        case "items" -> (PythonCallable) arguments -> items(names, values);
        case "get" -> (PythonCallable) arguments -> got(arguments, this::item);
        default -> MISSING;
      };
    }

    @Override
    public @Nullable Object item(@Nullable Object key) {
      return key instanceof String name ? attribute(name) : at(values, key);
    }

    @Override
    public Iterator<@Nullable Object> iterate() {
      return values.iterator();
    }

    @Override
    public boolean iterable() {
      return true;
    }

    @Override
    public int length() {
      return values.size();
    }
  }

  private static @Nullable Object at(List<@Nullable Object> values, @Nullable Object key) {
    if (!(key instanceof Number number)) {
      return MISSING;
    }
    int index = number.intValue() < 0 ? values.size() + number.intValue() : number.intValue();
    return index >= 0 && index < values.size() ? values.get(index) : MISSING;
  }
}
