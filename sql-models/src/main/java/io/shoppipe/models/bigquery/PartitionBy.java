package io.shoppipe.models.bigquery;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The config key {@code partition_by}, as dbt-bigquery reads it: texts in lower case. {@code range}
 * holds start, end and interval of a partition by numbers, else nothing.
 */
public record PartitionBy(
    String field,
    String dataType,
    String granularity,
    List<String> range,
    boolean ingestionTime,
    boolean copyPartitions) {
  private static final List<String> TIMES = List.of("date", "timestamp", "datetime");

  public PartitionBy {
    range = List.copyOf(range);
  }

  /** Empty where nothing is configured; fails with MODELS where it is no mapping with a field. */
  public static Optional<PartitionBy> of(@Nullable Object config) {
    if (config == null) {
      return Optional.empty();
    }
    if (!(config instanceof Map<?, ?> map) || map.get("field") == null) {
      throw new SingerException(
          ErrorKind.MODELS,
          "Invalid partition_by config: got "
              + config
              + ", expected a dictionary with \"field\" and \"data_type\" keys.");
    }
    return Optional.of(
        new PartitionBy(
            text(map, "field", ""),
            text(map, "data_type", "date"),
            text(map, "granularity", "day"),
            range(map.get("range")),
            text(map, "time_ingestion_partitioning", "").equals("true"),
            text(map, "copy_partitions", "").equals("true")));
  }

  private static String text(Map<?, ?> map, String key, String usual) {
    Object value = map.get(key);
    return value == null ? usual : value.toString().toLowerCase(Locale.ROOT);
  }

  private static List<String> range(@Nullable Object config) {
    return config instanceof Map<?, ?> map
        ? List.of(text(map, "start", "0"), text(map, "end", "0"), text(map, "interval", "1"))
        : List.of();
  }

  /** The type of what tells partitions apart. */
  public String partitionType() {
    if (!ingestionTime) {
      return dataType;
    }
    return dataType.equals("date") ? "date" : "timestamp";
  }

  /** The pseudo column of a table that is partitioned by when its rows came. */
  public String pseudoColumn() {
    return dataType.equals("date") ? "_PARTITIONDATE" : "_PARTITIONTIME";
  }

  private boolean truncates() {
    return !dataType.equals("int64") && !(dataType.equals("date") && granularity.equals("day"));
  }

  /** What tells partitions apart; {@code alias} is the table's, or empty. */
  public String expression(String alias) {
    String column = (alias.isEmpty() ? "" : alias + ".") + (ingestionTime ? pseudoColumn() : field);
    return truncates() ? dataType + "_trunc(" + column + ", " + granularity + ")" : column;
  }

  /** The same with the column cast to the partition's type. */
  public String typedExpression(String alias) {
    boolean pseudo = ingestionTime && dataType.equals("date");
    return TIMES.contains(dataType) && !truncates() && !pseudo
        ? dataType + "(" + expression(alias) + ")"
        : expression(alias);
  }

  /** The clause of a CREATE TABLE. */
  public String clause() {
    if (ingestionTime) {
      return "partition by " + typedExpression("");
    }
    if (TIMES.contains(dataType)) {
      return "partition by " + expression("");
    }
    return dataType.equals("int64") && range.size() == 3
        ? "partition by range_bucket(%s, generate_array(%s, %s, %s))"
            .formatted(field, range.get(0), range.get(1), range.get(2))
        : "";
  }

  /** How {@code Details} words a table that is partitioned like this; in lower case. */
  public String standing() {
    return range.isEmpty()
        ? granularity + "(" + (ingestionTime ? "" : field) + ")"
        : "range(" + field + "," + String.join(",", range) + ")";
  }
}
