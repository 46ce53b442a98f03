package io.shoppipe.tap.cell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a field's schema asks for. Of several types the one that takes most decides: text before
 * number before integer.
 */
public final class FieldType {
  private static final List<String> BY_WIDTH =
      List.of("string", "object", "array", "number", "integer", "boolean");

  private final Set<String> types;
  private final String type;
  private final String format;
  private final boolean nullable;
  private final boolean required;

  private FieldType(Set<String> types, String format, boolean nullable, boolean required) {
    this.types = types;
    this.type = BY_WIDTH.stream().filter(types::contains).findFirst().orElse("string");
    this.format = format;
    this.nullable = nullable;
    this.required = required;
  }

  /** A field that a record may lack. */
  public static FieldType of(JsonNode schema) {
    Set<String> types = new TreeSet<>();
    List<String> formats = new ArrayList<>();
    collect(schema, types, formats);
    boolean nullable = types.isEmpty() || types.contains("null");
    return new FieldType(types, formats.isEmpty() ? "" : formats.get(0), nullable, false);
  }

  /** The same, but no record is valid without it. */
  public FieldType required() {
    return new FieldType(types, format, nullable, true);
  }

  /** The same, but it tells records apart, and so is never null. */
  public FieldType key() {
    return new FieldType(types, format, false, true);
  }

  private static void collect(JsonNode schema, Set<String> types, List<String> formats) {
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      types.add(type.asText());
    }
    type.forEach(one -> types.add(one.asText()));
    if (schema.hasNonNull("format")) {
      formats.add(schema.path("format").asText());
    }
    schema.path("anyOf").forEach(one -> collect(one, types, formats));
    schema.path("oneOf").forEach(one -> collect(one, types, formats));
  }

  boolean isNullable() {
    return nullable;
  }

  boolean isRequired() {
    return required;
  }

  /** Whether every text is a value, the empty one too. */
  boolean isText() {
    return type.equals("string") && !Set.of("date", "date-time", "time", "uuid").contains(format);
  }

  /** Whether an object or a list may be a value. */
  public boolean takesDocuments() {
    return takes("object") || takes("array");
  }

  /** Whether the schema allows values of this JSON type. */
  boolean takes(String jsonType) {
    return types.isEmpty()
        || types.contains(jsonType)
        || (jsonType.equals("integer") && types.contains("number"));
  }

  /** Whether the schema says nothing of the type. */
  boolean isOpen() {
    return types.isEmpty();
  }

  /** Whether every value is one, or stands as JSON in its cell as they do. */
  public boolean isDocument() {
    return type.equals("object") || type.equals("array");
  }

  CellEncoder encoder(ValueRules rules, DocumentCheck documents) {
    return switch (type) {
      case "integer", "number" -> new NumberEncoder(type, rules);
      case "boolean" -> TextEncoders.bool(rules);
      case "object", "array" -> TextEncoders.json(documents);
      default -> text(rules);
    };
  }

  private CellEncoder text(ValueRules rules) {
    return switch (format) {
      case "date" -> new TimeEncoder(TimeEncoder.Format.DATE, rules);
      case "date-time" -> new TimeEncoder(TimeEncoder.Format.DATE_TIME, rules);
      case "time" -> new TimeEncoder(TimeEncoder.Format.TIME, rules);
      case "uuid" -> TextEncoders.uuid();
      default -> TextEncoders.text();
    };
  }
}
