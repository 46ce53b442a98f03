package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** A record's fields as they came. Not thread-safe. */
public interface RecordFields {
  /** All names, in the record's order. */
  Collection<String> names();

  /** Whether the record has the field, if only null. */
  boolean has(String name);

  /** The field's value; a missing node where there is none. */
  JsonNode node(String name);

  /** Of a record that has been read already. */
  static RecordFields of(ObjectNode record) {
    return new RecordFields() {
      @Override
      public Collection<String> names() {
        return record.properties().stream().map(java.util.Map.Entry::getKey).toList();
      }

      @Override
      public boolean has(String name) {
        return record.has(name);
      }

      @Override
      public JsonNode node(String name) {
        return record.has(name) ? record.get(name) : MissingNode.getInstance();
      }
    };
  }
}
