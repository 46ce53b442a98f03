package io.shoppipe.singer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A JSON document without the blanks between its parts, else byte for byte: numbers keep their
 * digits, strings their escapes, so that half a surrogate pair stays what it was.
 */
public final class CompactJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .build())
          .build();

  private CompactJson() {}

  /** The one document in the UTF-8 bytes from {@code start} to {@code end}. */
  public static String of(byte[] utf8, int start, int end) throws IOException {
    check(utf8, start, end);
    ByteArrayOutputStream compact = new ByteArrayOutputStream(end - start);
    boolean inString = false;
    for (int i = start; i < end; i++) {
      byte b = utf8[i];
      if (inString && b == '\\') {
        compact.write(b);
        i++;
        b = utf8[i];
      } else if (b == '"') {
        inString = !inString;
      } else if (!inString && (b == ' ' || b == '\t' || b == '\r' || b == '\n')) {
        continue;
      }
      compact.write(b);
    }
    return compact.toString(StandardCharsets.UTF_8);
  }

  private static void check(byte[] utf8, int start, int end) throws IOException {
    try (JsonParser parser = FACTORY.createParser(utf8, start, end - start)) {
      if (parser.nextToken() == null) {
        throw new JsonParseException(parser, "nothing there");
      }
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more than one value");
      }
    }
  }
}
