package io.shoppipe.singer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;

/**
 * A JSON document without blanks, its numbers digit for digit, as text that every encoding of
 * Unicode can carry: half a surrogate pair stays the escape that it must have been.
 */
public final class CompactJson {
  private CompactJson() {}

  /** The one document that {@code parser} reads; it must end with it. */
  public static String of(JsonParser parser, JsonFactory factory) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = factory.createGenerator(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new JsonParseException(parser, "nothing there");
      }
      generator.copyCurrentStructureExact(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more than one value");
      }
    }
    return escaped(text.toString());
  }

  private static String escaped(String text) {
    StringBuilder escaped = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      boolean lone = Character.isSurrogate(c) && !pair;
      if (lone && escaped == null) {
        escaped = new StringBuilder(text.substring(0, i));
      }
      if (escaped != null) {
        escaped.append(lone ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        if (pair) {
          escaped.append(text.charAt(i + 1));
        }
      }
      i += pair ? 1 : 0;
    }
    return escaped == null ? text : escaped.toString();
  }
}
