package io.shoppipe.tap.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.JsonFault;
import io.shoppipe.tap.cell.BadCellException;
import io.shoppipe.tap.cell.Column;
import io.shoppipe.tap.cell.JsonBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one JSON object a line. Values of a type that the schema allows go out as they stand; texts
 * are read by the same rules as cells. Not thread-safe.
 */
final class JsonlReader implements FileReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final RecordShape shape;
  private final Charset encoding;
  private final boolean refuseExtra;

  JsonlReader(RecordShape shape, Charset encoding, ObjectNode files) {
    this.shape = shape;
    this.encoding = encoding;
    this.refuseExtra = files.path("extra_columns").asText().equals("fail");
  }

  @Override
  public long read(InputStream content, SourceFields end, Invalid invalid, RecordBytes sink)
      throws IOException {
    LineScanner lines = new LineScanner(FileContent.utf8(content, encoding));
    JsonBytes record = new JsonBytes();
    long count = 0;
    boolean more = true;
    while (more && lines.next()) {
      if (isBlank(lines)) {
        continue;
      }
      record.truncate(0);
      record.put('{');
      if (encode(lines, record, invalid)) {
        end.end(record, lines.line());
        count++;
        more = sink.take(record);
      }
    }
    return count;
  }

  private boolean encode(LineScanner lines, JsonBytes record, Invalid invalid) throws IOException {
    try (JsonParser json = FACTORY.createParser(lines.buffer(), lines.start(), lines.length())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        invalid.record(lines.line(), ": is no JSON object. Mend the file");
        return false;
      }
      return new Line(lines, json, invalid).fields(record);
    } catch (JsonProcessingException e) {
      invalid.record(
          lines.line(), ": is no valid JSON: " + JsonFault.reason(e) + ". Mend the file");
      return false;
    }
  }

  private static boolean isBlank(LineScanner lines) {
    for (int i = 0; i < lines.length(); i++) {
      byte b = lines.buffer()[lines.start() + i];
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  /** One line's object. */
  private final class Line {
    private final LineScanner lines;
    private final JsonParser json;
    private final Invalid invalid;
    private final Set<String> seen = new HashSet<>();

    Line(LineScanner lines, JsonParser json, Invalid invalid) {
      this.lines = lines;
      this.json = json;
      this.invalid = invalid;
    }

    boolean fields(JsonBytes record) throws IOException {
      String name;
      while ((name = json.nextFieldName()) != null) {
        seen.add(name);
        if (!field(name, record)) {
          return false;
        }
      }
      for (String field : shape.names()) {
        boolean needed = shape.column(field).map(Column::isRequired).orElse(false);
        if (needed && !seen.contains(field)) {
          invalid.record(
              lines.line(),
              ": has no field '" + field + "', which the schema requires. Mend the file");
          return false;
        }
      }
      return true;
    }

    private boolean field(String name, JsonBytes record) throws IOException {
      Optional<Column> column = shape.column(name);
      JsonToken token = json.nextToken();
      if (column.isPresent()) {
        return value(column.get(), token, record);
      }
      if (refuseExtra) {
        invalid.record(
            lines.line(),
            ": the schema has no field '"
                + name
                + "'. Add it to it, or set files.extra_columns: ignore");
        return false;
      }
      json.skipChildren();
      return true;
    }

    private boolean value(Column column, JsonToken token, JsonBytes record) throws IOException {
      // Where texts and numbers end is known only once they are read.
      String text = token.isScalarValue() ? json.getText() : "";
      try {
        String type = type(token);
        if (token == JsonToken.VALUE_NULL) {
          column.absent(record);
        } else if (column.converts(type)) {
          byte[] utf8 = text.getBytes(UTF_8);
          refuseHalfPairs(text);
          column.encode(utf8, 0, utf8.length, token == JsonToken.VALUE_STRING, record);
        } else {
          int start = (int) json.currentTokenLocation().getByteOffset();
          json.skipChildren();
          int end = (int) json.currentLocation().getByteOffset();
          column.copy(type, lines.buffer(), lines.start() + start, lines.start() + end, record);
        }
        return true;
      } catch (BadCellException e) {
        invalid.cell(lines.line(), column.name(), text, e);
        return false;
      }
    }

    private String type(JsonToken token) {
      return switch (token) {
        case START_OBJECT -> "object";
        case START_ARRAY -> "array";
        case VALUE_NUMBER_INT -> "integer";
        case VALUE_NUMBER_FLOAT -> "number";
        case VALUE_TRUE, VALUE_FALSE -> "boolean";
        default -> "string";
      };
    }

    private void refuseHalfPairs(String text) {
      if (text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
        throw new BadCellException("holds half a surrogate pair", "Mend the file");
      }
    }
  }
}
