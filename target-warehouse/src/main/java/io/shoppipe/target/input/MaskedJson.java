package io.shoppipe.target.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.shoppipe.singer.error.SecretNames;
import io.shoppipe.singer.error.Secrets;
import java.io.IOException;

/**
 * JSON text as it came, but for secrets: the config's, and the values of fields whose name tells of
 * one, at any depth.
 */
final class MaskedJson {
  private static final String MASK = '"' + Secrets.MASK + '"';

  private MaskedJson() {}

  static String of(String json) throws IOException {
    StringBuilder text = new StringBuilder(json.length());
    int copied = 0;
    try (JsonParser parser = JsonLines.FACTORY.createParser(HalfPairs.replaced(json))) {
      JsonToken token;
      while ((token = parser.nextToken()) != null) {
        if (token == JsonToken.FIELD_NAME && SecretNames.tells(parser.currentName())) {
          parser.nextToken();
          text.append(json, copied, (int) parser.currentTokenLocation().getCharOffset());
          parser.skipChildren();
          parser.getTextLength(); // moves the parser past a string's end
          copied = (int) parser.currentLocation().getCharOffset();
          text.append(MASK);
        }
      }
    }
    return Secrets.mask(text.append(json, copied, json.length()).toString());
  }
}
