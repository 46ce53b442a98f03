package io.shoppipe.models.render;

import io.shoppipe.models.bigquery.NestedTypes;
import io.shoppipe.models.bigquery.PartitionBy;
import io.shoppipe.models.bigquery.TableOptions;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import io.shoppipe.warehouse.api.Details;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code adapter} has on BigQuery beside what it has everywhere. */
final class BigQueryAnswers {
  private static final Signature PARTITION =
      Signature.of("adapter.parse_partition_by", "raw_partition_by");
  private static final Signature OPTIONS =
      Signature.of("adapter.get_table_options", "config", "node", "temporary?");
  private static final Signature REPLACEABLE =
      Signature.of("adapter.is_replaceable", "relation", "conf_partition", "conf_cluster");
  private static final Signature RELATION =
      Signature.of("adapter.get_dataset_location", "relation");
  private static final Signature COLUMNS =
      Signature.of("adapter.nest_column_data_types", "columns", "constraints?");

  private final Optional<Session> session;

  BigQueryAnswers(Optional<Session> session) {
    this.session = session;
  }

  Optional<PythonCallable> member(String name) {
    return Optional.ofNullable(callable(name));
  }

  private @Nullable PythonCallable callable(String name) {
    return switch (name) {
      case "parse_partition_by" ->
          arguments ->
              PartitionBy.of(arguments.bind(PARTITION).at(0)).map(PartitionValue::new).orElse(null);
      case "get_table_options" -> arguments -> options(arguments.bind(OPTIONS), true);
      case "get_view_options", "get_common_options" ->
          arguments -> options(arguments.bind(OPTIONS), false);
      case "is_replaceable" -> arguments -> replaceable(arguments.bind(REPLACEABLE));
      case "get_dataset_location" ->
          arguments -> details(arguments.bind(RELATION).at(0)).map(Details::location).orElse(null);
      case "nest_column_data_types" -> arguments -> nested(arguments.bind(COLUMNS).at(0));
      case "escape_sql_string" ->
          arguments ->
              String.valueOf(arguments.positional().get(0))
                  .replace("\\", "\\\\")
                  .replace("'", "\\'");
      case "valid_incremental_strategies" ->
          arguments -> List.of("merge", "insert_overwrite", "microbatch");
      default -> null;
    };
  }

  private static Object options(Bound bound, boolean ofTable) {
    TableOptions options =
        new TableOptions(values(bound.at(0)), String.valueOf(entry(bound.at(1), "description")));
    boolean temporary = bound.flag(2, false);
    return new LinkedHashMap<>(ofTable ? options.table(temporary) : options.view(temporary));
  }

  /** What a config says of each option. */
  private static Map<String, @Nullable Object> values(@Nullable Object config) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String key : TableOptions.KEYS) {
      values.put(key, entry(config, key));
    }
    return values;
  }

  private static @Nullable Object entry(@Nullable Object from, String key) {
    if (from instanceof Map<?, ?> map) {
      return map.get(key);
    }
    return from instanceof PythonObject object
            && object.attribute("get") instanceof PythonCallable get
        ? get.call(Arguments.of(key))
        : null;
  }

  private Optional<Details> details(@Nullable Object relation) {
    return relation instanceof RelationValue known
        ? session.flatMap(
            open -> open.details(new TableName(known.name().schema(), known.name().identifier())))
        : Optional.empty();
  }

  private boolean replaceable(Bound bound) {
    Optional<Details> standing = details(bound.at(0));
    String wanted = bound.at(1) instanceof PartitionValue value ? value.partition().standing() : "";
    return standing.isEmpty()
        || (standing.get().partitioning().toLowerCase(Locale.ROOT).equals(wanted)
            && standing.get().clustering().equals(TableOptions.clustering(bound.at(2))));
  }

  private static Object nested(@Nullable Object columns) {
    NestedTypes types = new NestedTypes();
    Map<String, Object> nested = new LinkedHashMap<>();
    if (columns instanceof Map<?, ?> map) {
      map.values()
          .forEach(
              column ->
                  types.add(
                      String.valueOf(entry(column, "name")),
                      String.valueOf(entry(column, "data_type"))));
    }
    types
        .columns()
        .forEach((name, type) -> nested.put(name, Map.of("name", name, "data_type", type)));
    return nested;
  }
}
