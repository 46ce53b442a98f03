package io.shoppipe.singer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
    return new String(bytes(utf8, start, end), StandardCharsets.UTF_8);
  }

  /** The same in UTF-8. */
  public static byte[] bytes(byte[] utf8, int start, int end) throws IOException {
    check(utf8, start, end);
    byte[] compact = new byte[end - start];
    int length = 0;
    boolean inString = false;
    for (int i = start; i < end; i++) {
      byte b = utf8[i];
      if (inString && b == '\\') {
        compact[length++] = b;
        i++;
        b = utf8[i];
      } else if (b == '"') {
        inString = !inString;
      } else if (!inString && (b == ' ' || b == '\t' || b == '\r' || b == '\n')) {
        continue;
      }
      compact[length++] = b;
    }
    return length == compact.length ? compact : Arrays.copyOf(compact, length);
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
