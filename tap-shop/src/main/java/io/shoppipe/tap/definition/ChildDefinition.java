package io.shoppipe.tap.definition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stream that is cut out of its parent's records. {@code parentKeys} maps its fields to the
 * parent's key; {@code number} is the field that counts the items from 1; {@code rename} maps an
 * item's fields to ours, and its order is that of the leading fields. Nobody may change the schema.
 */
public record ChildDefinition(
    String id,
    String parent,
    JsonPointer items,
    Map<String, String> parentKeys,
    String number,
    Map<String, String> rename,
    List<String> keyProperties,
    ObjectNode schema) {
  public ChildDefinition {
    parentKeys = Collections.unmodifiableMap(new LinkedHashMap<>(parentKeys));
    rename = Collections.unmodifiableMap(new LinkedHashMap<>(rename));
    keyProperties = List.copyOf(keyProperties);
  }
}
