package io.shoppipe.target.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.shoppipe.singer.error.SecretNames;
import io.shoppipe.singer.error.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * JSON text as it came, byte for byte, but for secrets: the config's, and the values of fields
 * whose name tells of one, at any depth.
 */
final class MaskedJson {
  private static final String MASK = '"' + Secrets.MASK + '"';

  private MaskedJson() {}

  static String of(byte[] bytes, int start, int end) throws IOException {
    StringBuilder text = new StringBuilder(end - start);
    int copied = start;
    try (JsonParser parser = JsonLines.FACTORY.createParser(bytes, start, end - start)) {
      JsonToken token;
      while ((token = parser.nextToken()) != null) {
        if (token == JsonToken.FIELD_NAME && SecretNames.tells(parser.currentName())) {
          parser.nextToken();
          int from = start + (int) parser.currentTokenLocation().getByteOffset();
          parser.skipChildren();
          parser.getTextLength(); // moves the parser past a string's end
          copy(text, bytes, copied, from);
          copied = start + (int) parser.currentLocation().getByteOffset();
          text.append(MASK);
        }
      }
    }
    copy(text, bytes, copied, end);
    return Secrets.mask(text.toString());
  }

  private static void copy(StringBuilder text, byte[] bytes, int from, int to) {
    text.append(new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }
}
