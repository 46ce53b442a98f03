package io.shoppipe.tap.source;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings a record into its stream's form: passwords out, copied fields in. */
public final class Shaping {
  private static final String NEVER_EMITTED = "password";

  private Shaping() {}

  /** Removes every field named password, at any depth. */
  public static void removePasswords(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      names.stream().filter(NEVER_EMITTED::equalsIgnoreCase).forEach(object::remove);
    }
    node.forEach(Shaping::removePasswords);
  }

  /** Adds top-level fields that are copies of others; where the other is missing, nothing. */
  public static void copyFields(ObjectNode record, Map<String, JsonPointer> copies) {
    copies.forEach(
        (name, pointer) -> {
          JsonNode value = record.at(pointer);
          if (!value.isMissingNode()) {
            record.set(name, value);
          }
        });
  }
}
