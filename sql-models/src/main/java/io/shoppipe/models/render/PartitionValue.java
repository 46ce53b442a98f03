package io.shoppipe.models.render;

import io.shoppipe.models.bigquery.PartitionBy;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** dbt-bigquery's PartitionConfig. */
record PartitionValue(PartitionBy partition) implements PythonObject {
  private static final Signature RENDER = Signature.of("render", "alias?");

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "field" -> partition.field();
      case "data_type" -> partition.dataType();
      case "granularity" -> partition.granularity();
      case "range" -> range();
      case "time_ingestion_partitioning" -> partition.ingestionTime();
      case "copy_partitions" -> partition.copyPartitions();
      case "clause" -> (PythonCallable) arguments -> partition.clause();
      case "data_type_for_partition" -> (PythonCallable) arguments -> partition.partitionType();
      case "time_partitioning_field" -> (PythonCallable) arguments -> partition.pseudoColumn();
      case "insertable_time_partitioning_field" -> (PythonCallable) arguments -> "_PARTITIONTIME";
      case "render" ->
          (PythonCallable) arguments -> partition.expression(alias(arguments.bind(RENDER).at(0)));
      case "render_wrapped" ->
          (PythonCallable)
              arguments -> partition.typedExpression(alias(arguments.bind(RENDER).at(0)));
      default -> MISSING;
    };
  }

  private static String alias(@Nullable Object alias) {
    return alias == null ? "" : alias.toString();
  }

  private @Nullable Object range() {
    if (partition.range().isEmpty()) {
      return null;
    }
    Map<String, Object> range = new LinkedHashMap<>();
    range.put("start", partition.range().get(0));
    range.put("end", partition.range().get(1));
    range.put("interval", partition.range().get(2));
    return range;
  }

  @Override
  public String typeName() {
    return "PartitionConfig";
  }
}
