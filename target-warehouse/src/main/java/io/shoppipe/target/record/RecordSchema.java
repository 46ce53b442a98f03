package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A stream's JSON Schema, compiled once: its columns in the schema's order, and how each is read.
 * Immutable.
 */
public final class RecordSchema {
  /** Set up only where some field is validated by its schema: it takes a program 0.04 s. */
  private static final class Trees {
    static final ObjectReader JSON =
        JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();
  }

  private final JsonNode document;
  private final List<FieldSchema> fields;
  private final Set<String> required;

  private RecordSchema(JsonNode document, List<FieldSchema> fields, Set<String> required) {
    this.document = document;
    this.fields = List.copyOf(fields);
    this.required = Set.copyOf(required);
  }

  /** Compiles a SCHEMA message's schema. */
  public static RecordSchema of(JsonNode document) {
    SchemaTypes types = new SchemaTypes(document);
    List<FieldSchema> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : document.path("properties").properties()) {
      fields.add(types.field(property.getKey(), property.getValue()));
    }
    Set<String> required = new HashSet<>();
    document.path("required").forEach(name -> required.add(name.asText()));
    return new RecordSchema(document, fields, required);
  }

  /** The columns, all nullable: what a record lacks is NULL. */
  public List<Column> columns() {
    return fields.stream()
        .map(field -> new Column(field.name(), field.type(), true, field.description()))
        .toList();
  }

  /** The same with a wider type for some columns, by name. */
  public RecordSchema widened(Map<String, ColumnType> types) {
    List<FieldSchema> wider =
        fields.stream()
            .map(field -> field.widened(types.getOrDefault(field.name(), field.type())))
            .toList();
    return new RecordSchema(document, wider, required);
  }

  int size() {
    return fields.size();
  }

  String name(int column) {
    return fields.get(column).name();
  }

  boolean nullable(int column) {
    return fields.get(column).nullable();
  }

  boolean required(int column) {
    return required.contains(name(column));
  }

  ColumnType.Kind kind(int column) {
    return fields.get(column).type().kind();
  }

  Shape shape(int column) {
    return fields.get(column).shape();
  }

  FieldCheck check(int column) {
    FieldSchema field = fields.get(column);
    return field.residual()
        ? new ValidatorCheck(field.name(), validator(), Trees.JSON)
        : FieldCheck.NONE;
  }

  /** Judges an object of one field; a {@code $ref} may lead to any place that fields use. */
  private Schema validator() {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    for (String part : List.of("definitions", "$defs", "properties")) {
      if (document.has(part)) {
        whole.set(part, document.get(part));
      }
    }
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7,
            registry ->
                registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(false).build()))
        .getSchema(whole);
  }
}
