package io.shoppipe.models.render;

import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Tuple;
import io.shoppipe.python.datetime.JavaTimes;
import io.shoppipe.warehouse.api.QueryResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query's result as templates see it: the parts of agate's Table that dbt projects use. */
final class QueryTable implements PythonObject {
  private final List<String> names;
  private final List<String> types;
  private final List<@Nullable Object> rows = new ArrayList<>();

  QueryTable(QueryResult result) {
    names = result.columns();
    types = result.nativeTypes();
    result.rows().forEach(row -> rows.add(new Row(names, pythonic(row))));
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "rows" -> rows;
      case "columns" -> columns();
      case "column_names" -> Tuple.copyOf(names);
      default -> MISSING;
    };
  }

  private static List<@Nullable Object> pythonic(List<@Nullable Object> row) {
    List<@Nullable Object> values = new ArrayList<>(row);
    values.replaceAll(JavaTimes::value);
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
        case "dict" -> (PythonCallable) arguments -> dict();
        default -> MISSING;
      };
    }

    private Map<String, @Nullable Object> dict() {
      Map<String, @Nullable Object> dict = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        dict.put(names.get(i), values.get(i));
      }
      return dict;
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
