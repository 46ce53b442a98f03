package io.shoppipe.singer.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.NearMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks a document of the user's against a JSON Schema: one line for each thing that is wrong,
 * with the place as a JSON Pointer. Keys that the schema doesn't know are wrong too. Thread-safe.
 */
public final class DocumentCheck {
  private final SettingsSchema schema;

  public DocumentCheck(SettingsSchema schema) {
    this.schema = schema;
  }

  /** {@code where} begins every line: which document it is. */
  public void check(JsonNode document, String where, Problems problems) {
    for (BrokenRule rule : schema.brokenRules(document)) {
      String words = rule.words();
      String name = rule.setting();
      problems.add(
          where
              + ", at /"
              + name.replace('.', '/')
              + ": "
              + (words.startsWith(name + " ") ? words.substring(name.length() + 1) : words));
    }
    unknown(document, schema.schema(), "", new Unknown(where, problems));
  }

  private record Unknown(String where, Problems problems) {
    void tell(String pointer, String key, List<String> known) {
      problems.add(
          where + ", at " + pointer + ": no such key is known." + NearMiss.hint(key, known));
    }
  }

  private static void unknown(JsonNode value, JsonNode schema, String at, Unknown unknown) {
    int index = 0;
    if (value.isArray()) {
      for (JsonNode item : value) {
        unknown(item, schema.path("items"), at + "/" + index++, unknown);
      }
    }
    JsonNode declared = schema.path("properties");
    if (!value.isObject() || !declared.isObject()) {
      return;
    }
    List<String> known = new ArrayList<>();
    declared.fieldNames().forEachRemaining(known::add);
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      String pointer = at + "/" + entry.getKey();
      if (declared.has(entry.getKey())) {
        unknown(entry.getValue(), declared.get(entry.getKey()), pointer, unknown);
      } else if (!schema.has("additionalProperties")) {
        unknown.tell(pointer, entry.getKey(), known);
      }
    }
  }
}
