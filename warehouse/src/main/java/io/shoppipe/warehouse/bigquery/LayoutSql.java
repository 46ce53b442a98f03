package io.shoppipe.warehouse.bigquery;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import io.shoppipe.warehouse.api.Layout;
import io.shoppipe.warehouse.api.Partitioning;
import io.shoppipe.warehouse.api.TableName;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What DDL says of how a table lies. Pure. */
record LayoutSql(BigQueryDialect dialect) {
  private static final Set<Kind> UNCLUSTERED =
      Set.of(Kind.JSON, Kind.DOUBLE, Kind.BYTES, Kind.TIME, Kind.OTHER);
  private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(Duration.ofDays(1).toSeconds());

  /** What follows the columns of a CREATE TABLE; empty, or with a blank before. */
  String clauses(TableName table, List<Column> columns, Layout layout) {
    StringBuilder sql = new StringBuilder();
    Partitioning partitioning = layout.partitioning();
    if (partitioning != null) {
      sql.append(" PARTITION BY ").append(expression(table, columns, partitioning));
    }
    if (!layout.clustering().isEmpty()) {
      layout.clustering().forEach(name -> requireClusters(table, columns, name));
      sql.append(" CLUSTER BY ")
          .append(
              layout.clustering().stream().map(dialect::quote).collect(Collectors.joining(", ")));
    }
    Map<String, String> options = options(layout, layout.labels());
    return options.isEmpty() ? sql.toString() : sql.append(' ').append(listed(options)).toString();
  }

  private String expression(TableName table, List<Column> columns, Partitioning partitioning) {
    String granularity = partitioning.granularity();
    if (partitioning.column().isEmpty()) {
      return granularity.equals("DAY")
          ? "_PARTITIONDATE"
          : "TIMESTAMP_TRUNC(_PARTITIONTIME, " + granularity + ")";
    }
    String column = dialect.quote(partitioning.column());
    boolean range = granularity.equals(Partitioning.RANGE);
    Kind kind = type(columns, partitioning.column()).kind();
    if (kind == Kind.BIGINT && range) {
      return "RANGE_BUCKET("
          + column
          + ", GENERATE_ARRAY("
          + partitioning.start()
          + ", "
          + partitioning.end()
          + ", "
          + partitioning.interval()
          + "))";
    }
    if (kind == Kind.TIMESTAMP && !range) {
      return "TIMESTAMP_TRUNC(" + column + ", " + granularity + ")";
    }
    if (kind == Kind.DATE && !range && !granularity.equals("HOUR")) {
      return granularity.equals("DAY") ? column : "DATE_TRUNC(" + column + ", " + granularity + ")";
    }
    throw SingerException.config(
        "table "
            + table
            + ": it can't be partitioned by "
            + partitioning.text()
            + ", since the column is "
            + dialect.typeName(type(columns, partitioning.column()))
            + ". HOUR takes a TIMESTAMP, DAY, MONTH and YEAR also a DATE, a range an INT64: name"
            + " another field in partition_by, or leave it out.");
  }

  private void requireClusters(TableName table, List<Column> columns, String name) {
    if (UNCLUSTERED.contains(type(columns, name).kind())) {
      throw SingerException.config(
          "table "
              + table
              + ": it can't be clustered by '"
              + name
              + "', which is "
              + dialect.typeName(type(columns, name))
              + ". Name other fields in cluster_by.");
    }
  }

  private static ColumnType type(List<Column> columns, String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .map(Column::type)
        .findFirst()
        .orElse(ColumnType.OTHER);
  }

  /** {@code labels}: all that the table is to have. */
  Map<String, String> options(Layout layout, Map<String, String> labels) {
    Map<String, String> options = new LinkedHashMap<>();
    Boolean filter = layout.filterRequired();
    if (filter != null) {
      options.put("require_partition_filter", filter.toString());
    }
    Duration expiration = layout.expiration();
    if (expiration != null) {
      options.put("partition_expiration_days", days(expiration));
    }
    if (!labels.isEmpty()) {
      options.put("labels", pairs(labels));
    }
    if (!layout.description().isEmpty()) {
      options.put("description", dialect.literal(layout.description()));
    }
    return options;
  }

  static String days(Duration expiration) {
    return BigDecimal.valueOf(expiration.toMillis(), 3)
        .divide(DAY_SECONDS, MathContext.DECIMAL64)
        .stripTrailingZeros()
        .toPlainString();
  }

  private String pairs(Map<String, String> labels) {
    return new TreeMap<>(labels)
        .entrySet().stream()
            .map(
                e -> "(" + dialect.literal(e.getKey()) + ", " + dialect.literal(e.getValue()) + ")")
            .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String listed(Map<String, String> options) {
    return options.entrySet().stream()
        .map(e -> e.getKey() + " = " + e.getValue())
        .collect(Collectors.joining(", ", "OPTIONS(", ")"));
  }

  /** Gives a table that is there some options. */
  String alter(TableName table, Map<String, String> options) {
    return "ALTER TABLE " + dialect.quote(table) + " SET " + listed(options);
  }
}
