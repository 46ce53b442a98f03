package io.shoppipe.models.render;

import io.shoppipe.models.graph.Quotes;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Repr;
import io.shoppipe.python.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** dbt's Column; sizes are null where the type has none. Immutable. */
public final class ColumnValue implements PythonObject {
  private static final Set<String> STRINGS =
      Set.of("text", "character varying", "character", "varchar", "string");
  private static final Set<String> FLOATS =
      Set.of("real", "float4", "float", "double precision", "float8", "double", "float64");
  private static final Set<String> POSTGRES_INTEGERS =
      Set.of(
          "smallint",
          "integer",
          "bigint",
          "smallserial",
          "serial",
          "bigserial",
          "int2",
          "int4",
          "int8",
          "serial2",
          "serial4",
          "serial8");
  private static final Set<String> DUCKDB_INTEGERS =
      Set.of(
          "tinyint",
          "smallint",
          "integer",
          "bigint",
          "hugeint",
          "utinyint",
          "usmallint",
          "uinteger",
          "ubigint",
          "int1",
          "int2",
          "int4",
          "int8",
          "short",
          "int",
          "signed",
          "long");
  private static final Pattern SIZED =
      Pattern.compile(
          "(character varying|character|numeric|decimal)\\((\\d+)(?:,\\s*(-?\\d+))?\\)");
  private static final Pattern BIGQUERY_SIZE = Pattern.compile("\\([\\d, ]+\\)");
  private static final Signature STRING_TYPE = Signature.of("string_type", "size");
  private static final Signature OTHER = Signature.of("can_expand_to", "other_column");

  private final String adapter;
  private final String name;
  private final String dtype;
  private final @Nullable Long charSize;
  private final @Nullable Long precision;
  private final @Nullable Long scale;

  private ColumnValue(String adapter, String name, String dtype, List<@Nullable Long> sizes) {
    this.adapter = adapter;
    this.name = name;
    this.dtype = dtype;
    this.charSize = sizes.get(0);
    this.precision = sizes.get(1);
    this.scale = sizes.get(2);
  }

  /** A column as given: the type's text is not taken apart. */
  static ColumnValue of(String adapter, String name, String dtype) {
    return new ColumnValue(adapter, name, dtype, Arrays.asList(null, null, null));
  }

  /** A column as the warehouse describes it; dbt on PostgreSQL keeps a type's size apart. */
  public static ColumnValue described(String adapter, String name, String nativeType) {
    if (adapter.equals("bigquery")) {
      return of(adapter, name, BIGQUERY_SIZE.matcher(nativeType).replaceAll(""));
    }
    Matcher sized = SIZED.matcher(nativeType);
    if (!adapter.equals("postgres") || !sized.matches()) {
      return of(adapter, name, nativeType);
    }
    Long first = Long.valueOf(sized.group(2));
    boolean text = sized.group(1).startsWith("char");
    Long scale = sized.group(3) == null ? Long.valueOf(0) : Long.valueOf(sized.group(3));
    return new ColumnValue(
        adapter,
        name,
        sized.group(1),
        Arrays.asList(text ? first : null, text ? null : first, text ? null : scale));
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    return switch (attribute) {
      case "name", "column" -> name;
      case "quoted" -> Quotes.of(adapter).quoted(name);
      case "dtype" -> onBigQuery() ? bigQueryType() : dtype;
      case "mode" -> dtype.startsWith("ARRAY<") ? "REPEATED" : "NULLABLE";
      case "fields" -> List.of();
      case "flatten" -> (PythonCallable) arguments -> List.of(this);
      case "data_type", "expanded_data_type" -> dataType();
      case "char_size" -> charSize;
      case "numeric_precision" -> precision;
      case "numeric_scale" -> scale;
      case "is_string" -> (PythonCallable) arguments -> is(STRINGS);
      case "is_number" -> (PythonCallable) arguments -> is(integers()) || is(FLOATS) || isNumeric();
      case "is_float" -> (PythonCallable) arguments -> is(FLOATS);
      case "is_integer" -> (PythonCallable) arguments -> is(integers());
      case "is_numeric" -> (PythonCallable) arguments -> isNumeric();
      case "string_size" -> (PythonCallable) arguments -> stringSize();
      case "string_type" ->
          (PythonCallable)
              arguments -> "character varying(" + arguments.bind(STRING_TYPE).at(0) + ")";
      case "can_expand_to" -> (PythonCallable) arguments -> expands(arguments.bind(OTHER).at(0));
      case "literal" ->
          (PythonCallable)
              arguments ->
                  literal(Repr.text(arguments.bind(Signature.of("literal", "value")).at(0)));
      default -> MISSING;
    };
  }

  private String literal(String value) {
    return onBigQuery() ? "cast(" + value + " as " + dtype + ")" : value + "::" + dataType();
  }

  private boolean onBigQuery() {
    return adapter.equals("bigquery");
  }

  /** Without what the mode says, and without a struct's fields. */
  private String bigQueryType() {
    String type =
        dtype.startsWith("ARRAY<") ? dtype.substring("ARRAY<".length(), dtype.length() - 1) : dtype;
    return type.startsWith("STRUCT<") ? "RECORD" : type;
  }

  private boolean is(Set<String> types) {
    return types.contains(dtype.toLowerCase(Locale.ROOT));
  }

  private Set<String> integers() {
    if (onBigQuery()) {
      return Set.of("int64");
    }
    return adapter.equals("duckdb") ? DUCKDB_INTEGERS : POSTGRES_INTEGERS;
  }

  private boolean isNumeric() {
    return is(Set.of("numeric", "decimal"));
  }

  private long stringSize() {
    return charSize == null || dtype.equals("text") ? 256 : charSize;
  }

  private boolean expands(@Nullable Object other) {
    return other instanceof ColumnValue column
        && is(STRINGS)
        && column.is(STRINGS)
        && column.stringSize() > stringSize();
  }

  private String dataType() {
    if (onBigQuery()) {
      return dtype;
    }
    boolean sizeless =
        dtype.equalsIgnoreCase("text") || dtype.equalsIgnoreCase("character varying");
    if (adapter.equals("postgres") && sizeless && charSize == null) {
      return dtype;
    }
    if (is(STRINGS)) {
      return "character varying(" + stringSize() + ")";
    }
    return isNumeric() && precision != null && scale != null
        ? dtype + "(" + precision + "," + scale + ")"
        : dtype;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ColumnValue column
        && column.name.equals(name)
        && column.dataType().equals(dataType());
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String string() {
    return "<Column " + name + " (" + dataType() + ")>";
  }

  @Override
  public String typeName() {
    return "Column";
  }
}
