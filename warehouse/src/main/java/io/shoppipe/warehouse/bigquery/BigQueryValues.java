package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableResult;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.RowReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a query's result. */
final class BigQueryValues {
  private BigQueryValues() {}

  /** All rows, page by page; a page that fails to come is asked for again. */
  static void read(TableResult result, Attempts attempts, RowReader reader) {
    Schema schema = result.getSchema();
    List<Field> fields = schema == null ? List.of() : schema.getFields();
    reader.columns(
        fields.stream().map(Field::getName).toList(), fields.stream().map(NativeType::of).toList());
    if (schema == null) {
      return;
    }
    List<@Nullable Object> values = new ArrayList<>();
    TableResult page = result;
    while (page != null) {
      for (FieldValueList row : page.getValues()) {
        values.clear();
        for (int i = 0; i < fields.size(); i++) {
          values.add(value(fields.get(i), row.get(i)));
        }
        reader.row(values);
      }
      page = page.hasNextPage() ? attempts.ask("rows", page::getNextPage) : null;
    }
  }

  /** Keeps all rows. */
  static final class Collector implements RowReader {
    private List<String> names = List.of();
    private List<String> types = List.of();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    @Override
    public void columns(List<String> names, List<String> nativeTypes) {
      this.names = names;
      this.types = nativeTypes;
    }

    @Override
    public void row(List<@Nullable Object> values) {
      rows.add(QueryResult.row(values));
    }

    QueryResult result() {
      return new QueryResult(names, types, rows);
    }
  }

  private static @Nullable Object value(Field field, FieldValue value) {
    if (value.isNull()) {
      return null;
    }
    StandardSQLTypeName type = field.getType().getStandardType();
    boolean scalar = value.getAttribute() == FieldValue.Attribute.PRIMITIVE;
    return scalar ? scalar(type, value.getStringValue()) : value.getValue().toString();
  }

  private static Object scalar(StandardSQLTypeName type, String text) {
    return switch (type) {
      case BOOL -> Boolean.valueOf(text);
      case INT64 -> Long.valueOf(text);
      case NUMERIC, BIGNUMERIC -> new BigDecimal(text);
      case FLOAT64 -> number(text);
      case BYTES -> Base64.getDecoder().decode(text);
      case DATE -> LocalDate.parse(text);
      case TIME -> LocalTime.parse(text);
      case DATETIME -> LocalDateTime.parse(text);
      case TIMESTAMP -> instant(text);
      default -> text;
    };
  }

  private static Double number(String text) {
    return switch (text.toLowerCase(java.util.Locale.ROOT)) {
      case "inf", "+inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.valueOf(text);
    };
  }

  /** Microseconds since 1970, as the session asks for: seconds would come as doubles. */
  private static OffsetDateTime instant(String micros) {
    return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
