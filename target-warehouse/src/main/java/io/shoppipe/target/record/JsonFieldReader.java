package io.shoppipe.target.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.shoppipe.warehouse.api.RowWriter;
import java.io.IOException;

/** Copies a JSON value as it stands in the line, so that every digit of its numbers arrives. */
final class JsonFieldReader implements FieldReader {
  /** What a value must be when its schema declares one structured type. */
  enum Shape {
    ANY,
    OBJECT,
    ARRAY
  }

  private final Shape shape;

  JsonFieldReader(Shape shape) {
    this.shape = shape;
  }

  @Override
  public void read(JsonInput input, RowWriter row, int column) throws IOException {
    JsonParser parser = input.parser();
    check(parser);
    int start = input.tokenStart();
    if (parser.currentToken().isStructStart()) {
      parser.skipChildren();
    } else {
      parser.getTextLength(); // a string is read lazily: this moves the parser past its end
    }
    row.json(column, input.bytes(), start, input.position() - start);
  }

  private void check(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (shape == Shape.OBJECT && token != JsonToken.START_OBJECT) {
      throw FieldReaders.refused(parser, "is not an object, as its schema says");
    }
    if (shape == Shape.ARRAY && token != JsonToken.START_ARRAY) {
      throw FieldReaders.refused(parser, "is not an array, as its schema says");
    }
  }
}
