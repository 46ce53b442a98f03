package io.shoppipe.tap.source;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.tap.definition.PostProcessing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Brings a record into its stream's form: passwords out, then as its definition says. */
public final class Shaping {
  private static final String NEVER_EMITTED = "password";

  private Shaping() {}

  /** Does all of it. */
  public static void shape(ObjectNode record, PostProcessing processing) {
    removePasswords(record);
    copyFields(record, processing.copy());
    processing.hash().forEach(pointer -> hash(record, pointer, processing.hashing()));
    processing.drop().forEach(pointer -> drop(record, pointer));
    processing.rename().forEach((from, to) -> rename(record, from, to));
  }

  private static void hash(ObjectNode record, JsonPointer pointer, UnaryOperator<String> hashing) {
    String name = pointer.last().getMatchingProperty();
    if (record.at(pointer.head()) instanceof ObjectNode object && object.hasNonNull(name)) {
      JsonNode value = object.get(name);
      object.put(name, hashing.apply(value.isValueNode() ? value.asText() : value.toString()));
    }
  }

  private static void drop(ObjectNode record, JsonPointer pointer) {
    if (record.at(pointer.head()) instanceof ObjectNode object) {
      object.remove(pointer.last().getMatchingProperty());
    }
  }

  private static void rename(ObjectNode record, String from, String to) {
    JsonNode value = record.remove(from);
    if (value != null) {
      record.set(to, value);
    }
  }

  /** Removes every field named password, at any depth. */
  public static void removePasswords(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> found = List.of();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        if (NEVER_EMITTED.equalsIgnoreCase(field.getKey())) {
          found = new ArrayList<>(found);
          found.add(field.getKey());
        } else if (field.getValue().isContainerNode()) {
          removePasswords(field.getValue());
        }
      }
      found.forEach(object::remove);
    } else if (node.isArray()) {
      for (JsonNode item : node) {
        removePasswords(item);
      }
    }
  }

  /** Adds top-level fields that are copies of others; where the other is missing, nothing. */
  static void copyFields(ObjectNode record, Map<String, JsonPointer> copies) {
    copies.forEach(
        (name, pointer) -> {
          JsonNode value = record.at(pointer);
          if (!value.isMissingNode()) {
            record.set(name, value);
          }
        });
  }
}
