package io.shoppipe.target.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Each stream's entry under {@code bookmarks} of a STATE, as it stands there. A STATE may be any
 * JSON: one without such entries has none. Pure.
 */
final class StateBookmarks {
  private static final JsonFactory JSON = new JsonFactory();

  private StateBookmarks() {}

  /** Stream to its bookmark's JSON. */
  static Map<String, String> of(String state) {
    Map<String, String> found = new HashMap<>();
    try (JsonParser parser = JSON.createParser(state)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        read(parser, state, found);
      }
    } catch (IOException tooDeep) {
      found.clear(); // the STATE itself was checked before: it breaks the parser's limits only
    }
    return found;
  }

  private static void read(JsonParser parser, String state, Map<String, String> found)
      throws IOException {
    String name;
    while ((name = parser.nextFieldName()) != null) {
      boolean bookmarks = parser.nextToken() == JsonToken.START_OBJECT && name.equals("bookmarks");
      if (!bookmarks) {
        parser.skipChildren();
        continue;
      }
      String stream;
      while ((stream = parser.nextFieldName()) != null) {
        parser.nextToken();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.getTextLength(); // moves the parser past a string's end
        found.put(stream, state.substring(start, (int) parser.currentLocation().getCharOffset()));
      }
    }
  }
}
