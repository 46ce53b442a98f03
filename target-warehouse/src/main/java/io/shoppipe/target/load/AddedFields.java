package io.shoppipe.target.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.target.plan.TablePlan.FieldColumn;
import io.shoppipe.target.record.RecordSchema;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of a stream that its records have and its schema does not declare, as far as they are
 * loaded. Those of which the schema says something all the same are as good as declared; the others
 * take the types of their values. Not thread-safe.
 */
final class AddedFields {
  private static final JsonNode DATE_TIME =
      JsonNodeFactory.instance.objectNode().put("type", "string").put("format", "date-time");

  private final Function<String, Optional<ColumnType>> stored;
  private final Map<String, ColumnType> byValue = new LinkedHashMap<>();
  private final Map<String, JsonNode> ruled = new LinkedHashMap<>();

  /** {@code stored} tells the type of the column that a field had before, if there is one. */
  AddedFields(Function<String, Optional<ColumnType>> stored) {
    this.stored = stored;
  }

  /** Values of this type came. {@code schema}: of the stream. */
  void need(String field, ColumnType type, RecordSchema schema) {
    if (byValue.containsKey(field)) {
      byValue.put(field, type);
      return;
    }
    Optional<JsonNode> rule = schema.undeclared(field);
    if (field.equals(LoadSql.DELETED_AT)) {
      ruled.put(field, DATE_TIME);
    } else if (rule.isPresent()) {
      ruled.put(field, rule.get());
    } else {
      byValue.put(field, stored.apply(field).orElse(type));
    }
  }

  /** The definition with those fields that are as good as declared. */
  StreamDefinition declared(StreamDefinition definition) {
    if (definition.schema().path("properties").properties().containsAll(ruled.entrySet())) {
      return definition;
    }
    ObjectNode schema = definition.schema().deepCopy();
    ObjectNode properties = (ObjectNode) schema.path("properties");
    ruled.forEach(properties::putIfAbsent);
    return new StreamDefinition(definition.stream(), schema, definition.key());
  }

  /** The fields that the schema does not type, as columns. */
  List<Column> undeclared(RecordSchema schema) {
    schema.columns().forEach(column -> byValue.remove(column.name()));
    return byValue.entrySet().stream()
        .map(entry -> Column.of(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The fields have these columns now. */
  void settle(List<FieldColumn> columns) {
    columns.forEach(
        column ->
            byValue.computeIfPresent(column.field(), (field, type) -> column.column().type()));
  }

  /** The types of the columns of those fields that the schema does not type. */
  Map<String, ColumnType> types() {
    return byValue;
  }
}
