package io.shoppipe.target.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.shoppipe.warehouse.api.RowWriter;
import java.io.IOException;
import java.util.List;

/**
 * Converts a value as its type's reader does, then holds it against the keywords that conversion
 * doesn't check (enum, pattern, bounds, nested schemas …); a nested {@code format} is not judged,
 * as in most of Singer.
 */
final class ValidatingFieldReader implements FieldReader {
  private final FieldReader reader;
  private final String field;
  private final Schema schema;
  private final ObjectReader json;

  ValidatingFieldReader(FieldReader reader, String field, Schema schema, ObjectReader json) {
    this.reader = reader;
    this.field = field;
    this.schema = schema;
    this.json = json;
  }

  @Override
  public void read(JsonInput input, RowWriter row, int column) throws IOException {
    JsonParser parser = input.parser();
    int start = input.tokenStart();
    reader.read(input, row, column);
    parser.getTextLength();
    JsonNode value = json.readTree(input.bytes(), start, input.position() - start);
    List<Error> errors = schema.validate(JsonNodeFactory.instance.objectNode().set(field, value));
    if (!errors.isEmpty()) {
      throw RefusedValueException.of(
          value.toString(), "breaks its schema: " + errors.get(0).getMessage());
    }
  }
}
