package io.shoppipe.target.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.RowWriter;
import java.io.IOException;
import java.util.Base64;

/** The reader of each column type. One line a type: a new type breaks the compile here. */
final class FieldReaders {
  private FieldReaders() {}

  static FieldReader of(ColumnType type) {
    return switch (type.kind()) {
      case BOOLEAN -> FieldReaders::bool;
      case BIGINT -> FieldReaders::integer;
      case NUMERIC -> FieldReaders::number;
      case DOUBLE -> FieldReaders::floating;
      case TEXT -> FieldReaders::text;
      case BYTES -> FieldReaders::base64;
      case DATE -> FieldReaders::date;
      case TIME -> FieldReaders::time;
      case TIMESTAMP -> FieldReaders::timestamp;
      case UUID -> FieldReaders::uuid;
      case JSON -> new JsonFieldReader(JsonFieldReader.Shape.ANY);
      case OTHER -> throw new IllegalArgumentException("the loader makes no column of type OTHER");
    };
  }

  private static void bool(JsonInput input, RowWriter row, int column) throws IOException {
    JsonParser parser = input.parser();
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw refused(parser, "is not true or false, as its schema says");
    }
    row.bool(column, token == JsonToken.VALUE_TRUE);
  }

  private static void integer(JsonInput input, RowWriter row, int column) throws IOException {
    JsonParser parser = input.parser();
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      row.bigint(column, parser.getLongValue());
    } else {
      decimal(
          parser,
          row,
          column,
          "is not an integer, as its schema says. Use type 'number' for decimals");
    }
  }

  private static void number(JsonInput input, RowWriter row, int column) throws IOException {
    JsonParser parser = input.parser();
    decimal(parser, row, column, "is not a number, as its schema says");
  }

  private static void decimal(JsonParser parser, RowWriter row, int column, String otherwise)
      throws IOException {
    if (!parser.currentToken().isNumeric()) {
      throw refused(parser, otherwise);
    }
    row.decimal(column, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  private static void floating(JsonInput input, RowWriter row, int column) throws IOException {
    JsonParser parser = input.parser();
    if (!parser.currentToken().isNumeric()) {
      throw refused(parser, "is not a number, as its schema says");
    }
    double value = parser.getDoubleValue();
    if (Double.isInfinite(value)) {
      throw refused(parser, "is beyond a double's range (about 1.8e308)");
    }
    row.doubleValue(column, value);
  }

  private static void text(JsonInput input, RowWriter row, int column) throws IOException {
    JsonParser parser = input.parser();
    string(parser);
    row.text(column, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  private static void base64(JsonInput input, RowWriter row, int column) throws IOException {
    JsonParser parser = input.parser();
    string(parser);
    try {
      byte[] bytes = Base64.getDecoder().decode(parser.getText());
      row.bytes(column, bytes, 0, bytes.length);
    } catch (IllegalArgumentException e) {
      throw refused(parser, "is not base64, as its schema's contentEncoding says");
    }
  }

  private static void date(JsonInput input, RowWriter row, int column) throws IOException {
    JsonParser parser = input.parser();
    row.date(column, temporal(parser, Temporals::date));
  }

  private static void time(JsonInput input, RowWriter row, int column) throws IOException {
    JsonParser parser = input.parser();
    row.time(column, temporal(parser, Temporals::time));
  }

  private static void timestamp(JsonInput input, RowWriter row, int column) throws IOException {
    JsonParser parser = input.parser();
    row.timestamp(column, temporal(parser, Temporals::timestamp));
  }

  private static void uuid(JsonInput input, RowWriter row, int column) throws IOException {
    JsonParser parser = input.parser();
    string(parser);
    String text = parser.getText();
    try {
      java.util.UUID uuid = java.util.UUID.fromString(text);
      if (!uuid.toString().equalsIgnoreCase(text)) { // fromString takes groups of any length
        throw refused(parser, "is not a UUID, as its schema's format says");
      }
      row.uuid(column, uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    } catch (IllegalArgumentException e) {
      throw refused(parser, "is not a UUID, as its schema's format says");
    }
  }

  private interface Temporal {
    long read(char[] text, int offset, int length);
  }

  private static long temporal(JsonParser parser, Temporal format) throws IOException {
    string(parser);
    try {
      return format.read(
          parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    } catch (RefusedValueException e) {
      throw refused(parser, e.reason());
    }
  }

  private static void string(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw refused(parser, "is not a string, as its schema says");
    }
  }

  static RefusedValueException refused(JsonParser parser, String reason) throws IOException {
    JsonToken token = parser.currentToken();
    if (token.isStructStart() || token.isStructEnd()) {
      boolean object = token == JsonToken.START_OBJECT || token == JsonToken.END_OBJECT;
      return RefusedValueException.of(object ? "{…}" : "[…]", reason);
    }
    String text = parser.getText();
    return RefusedValueException.of(
        token == JsonToken.VALUE_STRING ? '"' + text + '"' : text, reason);
  }
}
