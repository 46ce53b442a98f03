package io.shoppipe.tap.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.tap.cell.FieldType;
import java.util.Set;

/** Whether what the encoders check is all that a schema asks for. */
final class RecordKeywords {
  private static final Set<String> OF_RECORDS =
      Set.of(
          "type",
          "properties",
          "required",
          "$schema",
          "title",
          "description",
          "additionalProperties");
  private static final Set<String> OF_FIELDS =
      Set.of("type", "format", "title", "description", "default", "examples");

  /** Documents are checked by a rule made of all of the field's schema. None concerns null. */
  private static final Set<String> OF_DOCUMENTS =
      Set.of(
          "type",
          "title",
          "description",
          "default",
          "examples",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "minItems",
          "maxItems");

  private static final Set<String> FORMATS = Set.of("date", "date-time", "time", "uuid");

  private RecordKeywords() {}

  /** True: every record that the encoders let pass is valid. */
  static boolean areAllChecked(ObjectNode schema) {
    return known(schema, OF_RECORDS)
        && schema.path("properties").properties().stream()
            .allMatch(field -> plain(field.getValue()));
  }

  private static boolean plain(JsonNode field) {
    boolean document = FieldType.of(field).isDocument();
    return known(field, document ? OF_DOCUMENTS : OF_FIELDS)
        && (!field.has("format") || FORMATS.contains(field.path("format").asText()));
  }

  private static boolean known(JsonNode schema, Set<String> keywords) {
    return schema.properties().stream().allMatch(keyword -> keywords.contains(keyword.getKey()));
  }
}
