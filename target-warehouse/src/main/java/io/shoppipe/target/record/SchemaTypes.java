package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.warehouse.api.ColumnType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * JSON Schema to column types, one property at a time. Pure. A union of several types, an object,
 * an array, no type at all: native JSON. Alternatives that are all strings are text; integer or
 * number is a number. A {@code $ref} is followed inside the document; one that leads to itself is
 * JSON.
 */
final class SchemaTypes {
  private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int DEEPEST_REFERENCE = 20;
  private static final int MOST_DIGITS = 38;
  private static final ColumnType WIDE_INTEGER = ColumnType.numeric(MOST_DIGITS, 0);

  /** Keywords that conversion checks by itself, or that check nothing. */
  private static final Set<String> COVERED =
      Set.of(
          "type",
          "format",
          "description",
          "title",
          "contentEncoding",
          "default",
          "examples",
          "example",
          "$comment",
          "deprecated",
          "nullable",
          "readOnly",
          "writeOnly",
          "selected",
          "inclusion",
          "$id",
          "$schema");

  private final JsonNode document;

  SchemaTypes(JsonNode document) {
    this.document = document;
  }

  /** The column that a property of this name and schema comes to. */
  FieldSchema field(String name, JsonNode schema) {
    Set<ColumnType> types = new LinkedHashSet<>();
    boolean nullable = collect(schema, types, 0);
    ColumnType type = join(types);
    return new FieldSchema(
        name,
        type,
        shape(type, schema),
        nullable || types.isEmpty(),
        schema.path("description").asText(""),
        schema,
        residual(schema, type),
        false);
  }

  private static ColumnType join(Set<ColumnType> types) {
    if (types.size() == 1) {
      return types.iterator().next();
    }
    List<ColumnType.Kind> kinds = types.stream().map(ColumnType::kind).distinct().toList();
    if (types.isEmpty()) {
      return ColumnType.JSON;
    }
    if (kinds.stream()
        .allMatch(kind -> kind == ColumnType.Kind.BIGINT || kind == ColumnType.Kind.NUMERIC)) {
      boolean integers =
          types.stream().allMatch(type -> !type.equals(ColumnType.NUMERIC) && type.scale() == 0);
      return integers ? WIDE_INTEGER : ColumnType.NUMERIC;
    }
    boolean strings = kinds.stream().allMatch(SchemaTypes::isString);
    return strings ? ColumnType.TEXT : ColumnType.JSON;
  }

  private static boolean isString(ColumnType.Kind kind) {
    return switch (kind) {
      case TEXT, DATE, TIME, TIMESTAMP, UUID, BYTES -> true;
      case BOOLEAN, BIGINT, NUMERIC, DOUBLE, JSON, OTHER -> false;
    };
  }

  /** Adds every type that the schema allows; true when null is allowed too. */
  private boolean collect(JsonNode schema, Set<ColumnType> types, int depth) {
    if (depth > DEEPEST_REFERENCE) {
      types.add(ColumnType.JSON);
      return true;
    }
    if (schema.has("$ref")) {
      return collect(resolve(schema.path("$ref").asText()), types, depth + 1);
    }
    if (schema.has("type")) {
      return declared(schema, types);
    }
    for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
      if (schema.has(keyword)) {
        return alternatives(schema.get(keyword), types, depth, keyword.equals("allOf"));
      }
    }
    if (schema.has("const") || schema.has("enum")) {
      return constants(schema, types);
    }
    types.add(ColumnType.JSON);
    return true;
  }

  private boolean alternatives(JsonNode schemas, Set<ColumnType> types, int depth, boolean all) {
    boolean nullable = all;
    for (JsonNode schema : schemas) {
      Set<ColumnType> found = new LinkedHashSet<>();
      boolean hasNull = collect(schema, found, depth + 1);
      nullable = all ? nullable && hasNull : nullable || hasNull;
      if (all && found.contains(ColumnType.JSON) && found.size() == 1 && !schema.has("type")) {
        continue; // a part of an allOf that says nothing of the type
      }
      types.addAll(found);
    }
    return nullable;
  }

  private static boolean constants(JsonNode schema, Set<ColumnType> types) {
    List<JsonNode> values = new ArrayList<>();
    schema.path("enum").forEach(values::add);
    if (schema.has("const")) {
      values.add(schema.get("const"));
    }
    values.stream().filter(value -> !value.isNull()).map(SchemaTypes::typeOf).forEach(types::add);
    return values.stream().anyMatch(JsonNode::isNull);
  }

  private static ColumnType typeOf(JsonNode value) {
    if (value.isTextual()) {
      return ColumnType.TEXT;
    }
    if (value.isBoolean()) {
      return ColumnType.BOOLEAN;
    }
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() ? ColumnType.BIGINT : WIDE_INTEGER;
    }
    return value.isNumber() ? ColumnType.NUMERIC : ColumnType.JSON;
  }

  private static boolean declared(JsonNode schema, Set<ColumnType> types) {
    JsonNode type = schema.get("type");
    boolean nullable = schema.path("nullable").asBoolean(); // as OpenAPI has it
    for (String name : type.isArray() ? texts(type) : List.of(type.asText())) {
      if (name.equals("null")) {
        nullable = true;
      } else {
        types.add(named(name, schema));
      }
    }
    return nullable;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static ColumnType named(String type, JsonNode schema) {
    return switch (type) {
      case "boolean" -> ColumnType.BOOLEAN;
      case "integer" -> withinLong(schema) ? ColumnType.BIGINT : WIDE_INTEGER;
      case "number" -> number(schema);
      case "string" -> string(schema);
      default -> ColumnType.JSON;
    };
  }

  /** {@code multipleOf} tells how many digits after the point there are. */
  private static ColumnType number(JsonNode schema) {
    BigDecimal unit = schema.path("multipleOf").decimalValue();
    if (unit.signum() <= 0) {
      return ColumnType.NUMERIC;
    }
    int scale = Math.max(0, unit.stripTrailingZeros().scale());
    return scale > MOST_DIGITS ? ColumnType.NUMERIC : ColumnType.numeric(MOST_DIGITS, scale);
  }

  private static ColumnType string(JsonNode schema) {
    if (schema.path("contentEncoding").asText().equalsIgnoreCase("base64")) {
      return ColumnType.BYTES;
    }
    return switch (schema.path("format").asText()) {
      case "date" -> ColumnType.DATE;
      case "time" -> ColumnType.TIME;
      case "date-time" -> ColumnType.TIMESTAMP;
      case "uuid" -> ColumnType.UUID;
      default -> ColumnType.TEXT;
    };
  }

  private static boolean withinLong(JsonNode schema) {
    JsonNode minimum = schema.path("minimum");
    JsonNode maximum = schema.path("maximum");
    return (!minimum.isNumber() || minimum.decimalValue().compareTo(LONG_MIN) >= 0)
        && (!maximum.isNumber() || maximum.decimalValue().compareTo(LONG_MAX) <= 0);
  }

  private JsonNode resolve(String reference) {
    return References.find(document, reference);
  }

  private static Shape shape(ColumnType type, JsonNode schema) {
    if (type.kind() != ColumnType.Kind.JSON) {
      return Shape.ANY;
    }
    JsonNode declared = schema.path("type");
    List<String> names =
        (declared.isArray() ? texts(declared) : List.of(declared.asText()))
            .stream().filter(name -> !name.equals("null")).toList();
    if (names.equals(List.of("object"))) {
      return Shape.OBJECT;
    }
    return names.equals(List.of("array")) ? Shape.ARRAY : Shape.ANY;
  }

  private static boolean residual(JsonNode schema, ColumnType type) {
    if (type.kind() == ColumnType.Kind.JSON
        && schema.has("type")
        && shape(type, schema) == Shape.ANY) {
      return true; // several types, or null alone
    }
    if (schema.isBoolean() && !schema.asBoolean()) {
      return true;
    }
    for (var entry : schema.properties()) {
      if (!COVERED.contains(entry.getKey())) {
        return true;
      }
    }
    return false;
  }
}
