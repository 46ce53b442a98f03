package io.shoppipe.tap.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.tap.cell.Column;
import io.shoppipe.tap.cell.DocumentCheck;
import io.shoppipe.tap.cell.FieldType;
import io.shoppipe.tap.cell.ValueRules;
import io.shoppipe.tap.check.DocumentScan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields that a stream's schema names, each with the rules for its cells. */
final class RecordShape {
  private static final String NEVER_SENT = "password";

  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Set<SourceField> sourceFields;
  private final Set<String> keys;
  private boolean documents;

  RecordShape(ObjectNode schema, List<String> keys, ObjectNode files) {
    this.keys = Set.copyOf(keys);
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    List<SourceField> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String name = property.getKey();
      Optional<SourceField> ours = SourceField.of(name);
      ours.ifPresent(found::add);
      if (ours.isEmpty() && !name.equalsIgnoreCase(NEVER_SENT)) {
        FieldType type = type(name, property.getValue(), required);
        documents |= type.takesDocuments() && !type.isDocument();
        DocumentCheck check =
            type.isDocument() ? DocumentScan.of(property.getValue()) : DocumentCheck.NONE;
        columns.put(name, new Column(name, type, rules(name, files), check));
      }
    }
    this.sourceFields = Set.copyOf(found);
  }

  /** The field's column. */
  Optional<Column> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /** The fields that come from a file's content, in the schema's order. */
  Set<String> names() {
    return columns.keySet();
  }

  /** Those that tell where a record comes from. */
  Set<SourceField> sourceFields() {
    return sourceFields;
  }

  /** Whether a field that may also hold something else may hold an object or a list. */
  boolean hasDocuments() {
    return documents;
  }

  boolean isKey(String name) {
    return keys.contains(name);
  }

  private FieldType type(String name, JsonNode schema, Set<String> required) {
    FieldType type = FieldType.of(schema);
    if (keys.contains(name)) {
      return type.key();
    }
    return required.contains(name) ? type.required() : type;
  }

  /** How the field's cells are spelled. */
  static ValueRules rules(String name, ObjectNode files) {
    JsonNode own = files.path("fields").path(name);
    return ValueRules.of(ValueRules.merged(files.path("values"), own), problem -> {});
  }
}
