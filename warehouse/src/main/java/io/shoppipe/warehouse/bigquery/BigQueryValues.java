package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableResult;
import io.shoppipe.warehouse.api.QueryResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
  private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

  private BigQueryValues() {}

  static QueryResult read(TableResult result) {
    Schema schema = result.getSchema();
    if (schema == null) {
      return new QueryResult(List.of(), List.of(), List.of());
    }
    List<Field> fields = schema.getFields();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (FieldValueList row : result.iterateAll()) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < fields.size(); i++) {
        values.add(value(fields.get(i), row.get(i)));
      }
      rows.add(QueryResult.row(values));
    }
    return new QueryResult(
        fields.stream().map(Field::getName).toList(),
        fields.stream().map(NativeType::of).toList(),
        rows);
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

  /** Seconds since 1970, as a decimal or in a double's notation. */
  private static OffsetDateTime instant(String seconds) {
    long micros =
        new BigDecimal(seconds).multiply(MICROS).setScale(0, RoundingMode.HALF_EVEN).longValue();
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
