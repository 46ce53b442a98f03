package io.shoppipe.tap.definition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Lays one JSON object over another. Pure. */
final class Merge {
  private Merge() {}

  /** A new object: {@code over} where it says something, null too, else {@code base}. */
  static ObjectNode over(ObjectNode base, ObjectNode over) {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    merged.setAll(base);
    over.properties()
        .forEach(
            field ->
                merged.set(
                    field.getKey(),
                    merged.get(field.getKey()) instanceof ObjectNode below
                            && field.getValue() instanceof ObjectNode above
                        ? over(below, above)
                        : field.getValue()));
    return merged;
  }
}
