package io.shoppipe.models.unittest;

import io.shoppipe.models.graph.Fixture;
import io.shoppipe.models.graph.Quotes;
import io.shoppipe.warehouse.api.Table.TableColumn;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes given rows as a query whose columns have the types that the warehouse says. */
public final class FixtureSql {
  private static final Pattern MOMENT =
      Pattern.compile("(\\d{4}-.*:\\d\\d(?:\\.\\d+)? *)([Zz]|[-+]\\d\\d?(?::\\d\\d)?)");

  private final String shown;
  private final Quotes quotes;
  private final Map<String, TableColumn> columns = new LinkedHashMap<>();

  /** {@code shown} is how messages name the rows, such as {@code 'orders'}. */
  public FixtureSql(String shown, List<TableColumn> columns, Quotes quotes) {
    this.shown = shown;
    this.quotes = quotes;
    columns.forEach(column -> this.columns.put(lower(column.name()), column));
  }

  /** All columns of what is read; those that a row leaves out are null. */
  public String input(Fixture fixture) {
    Map<String, String> nulls = new LinkedHashMap<>();
    columns.forEach((name, column) -> nulls.put(name, cast("null", column.nativeType())));
    if (fixture.rows().isEmpty()) {
      return select(nulls) + "\nlimit 0";
    }
    return fixture.rows().stream()
        .map(
            row -> {
              Map<String, String> all = new LinkedHashMap<>(nulls);
              all.putAll(values(row));
              return select(all);
            })
        .collect(Collectors.joining("\nunion all\n"));
  }

  /** Only the columns that the rows name. */
  public String expected(Fixture fixture) {
    return fixture.rows().stream()
        .map(row -> select(values(row)))
        .collect(Collectors.joining("\nunion all\n"));
  }

  /** The column of that name as SQL, in the warehouse's own case. */
  public String column(String name) {
    return quotes.quoted(known(name).name());
  }

  private TableColumn known(String name) {
    TableColumn column = columns.get(lower(name));
    if (column == null) {
      throw new IllegalFixtureException(
          "Invalid column name: '%s' in unit test fixture for %s. Accepted columns for %s are: %s"
              .formatted(lower(name), shown, shown, shown(columns.keySet())));
    }
    return column;
  }

  private static String shown(Iterable<String> names) {
    List<String> quoted = new ArrayList<>();
    names.forEach(name -> quoted.add("'" + name + "'"));
    return quoted.toString();
  }

  private Map<String, String> values(Map<String, @Nullable Object> row) {
    Map<String, String> values = new LinkedHashMap<>();
    row.forEach(
        (name, value) -> {
          String type = known(name).nativeType();
          values.put(lower(name), cast(literal(moment(value, type)), typeFor(value, type)));
        });
    return values;
  }

  /** YAML's short offsets ({@code -0}, {@code Z}) as dbt's Python writes them. */
  private static @Nullable Object moment(@Nullable Object value, String type) {
    if (!(value instanceof String text) || !lower(type).startsWith("timestamp")) {
      return value;
    }
    Matcher moment = MOMENT.matcher(text.strip());
    if (!moment.matches()) {
      return value;
    }
    String offset = moment.group(2).equalsIgnoreCase("z") ? "+0" : moment.group(2);
    return moment.group(1).strip() + ZoneOffset.of(offset).toString().replace("Z", "+00:00");
  }

  /** A text is compared as it is given: it isn't cut to the column's length. */
  private static String typeFor(@Nullable Object value, String type) {
    boolean sizedText = value instanceof String && type.contains("varying");
    return sizedText && type.contains("(") ? type.substring(0, type.indexOf('(')) : type;
  }

  private String select(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> value.getValue() + " as " + column(value.getKey()))
        .collect(Collectors.joining(", ", "select ", ""));
  }

  private static String cast(String value, String type) {
    return "cast(" + value + " as " + type + ")";
  }

  private String literal(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(this::literal).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(field -> "'" + field.getKey() + "': " + literal(field.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value instanceof String text ? quotes.literal(text) : value.toString();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
