package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.shoppipe.target.json.JsonScanner;
import java.io.IOException;
import java.util.List;

/**
 * Holds a converted value against the keywords that conversion doesn't check (enum, pattern,
 * bounds, nested schemas …); a nested {@code format} is not judged, as in most of Singer.
 */
interface FieldCheck {
  FieldCheck NONE = (in, start) -> {};

  /** Judges the value at {@code start}, which was read; the scanner stands behind it again. */
  void check(JsonScanner in, int start);

  /** By the validator, which also words the refusal. */
  static FieldCheck of(String field, Schema schema, ObjectReader json) {
    return (in, start) -> {
      int end = in.position();
      JsonNode value = value(in, start, json);
      in.moveTo(end);
      List<Error> errors = schema.validate(JsonNodeFactory.instance.objectNode().set(field, value));
      if (!errors.isEmpty()) {
        throw RefusedValueException.of(
            value.toString(), "breaks its schema: " + errors.get(0).getMessage());
      }
    };
  }

  private static JsonNode value(JsonScanner in, int start, ObjectReader json) {
    in.moveTo(start);
    in.document(true);
    try {
      return json.readTree(in.text(), in.textStart(), in.textLength());
    } catch (IOException e) {
      throw new RefusedValueException("holds a number beyond all bounds");
    }
  }
}
