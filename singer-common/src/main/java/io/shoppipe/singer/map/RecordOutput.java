package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes the fields of a mapped record, each name once. */
public interface RecordOutput {
  /** The field as the record has it. */
  void copy(String name);

  /** A field with another value. */
  void put(String name, JsonNode value);

  /** Copies from {@code fields} and puts into {@code record}. */
  static RecordOutput into(ObjectNode record, RecordFields fields) {
    return new RecordOutput() {
      @Override
      public void copy(String name) {
        record.set(name, fields.node(name));
      }

      @Override
      public void put(String name, JsonNode value) {
        record.set(name, value);
      }
    };
  }
}
