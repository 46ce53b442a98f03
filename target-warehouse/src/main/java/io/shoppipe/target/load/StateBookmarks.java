package io.shoppipe.target.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Each stream's entry under {@code bookmarks} of a STATE, as it stands there; in one without them,
 * each entry of the STATE itself, as old taps have it. A STATE may be any JSON: one that is no
 * object has none. Pure.
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
    Map<String, String> own = new HashMap<>();
    boolean bookmarks = false;
    String name;
    while ((name = parser.nextFieldName()) != null) {
      if (name.equals("bookmarks") && parser.nextToken() == JsonToken.START_OBJECT) {
        bookmarks = true;
        entries(parser, state, found);
      } else {
        entry(name, parser, state, own);
      }
    }
    if (!bookmarks) {
      found.putAll(own);
    }
  }

  private static void entries(JsonParser parser, String state, Map<String, String> found)
      throws IOException {
    String stream;
    while ((stream = parser.nextFieldName()) != null) {
      entry(stream, parser, state, found);
    }
  }

  private static void entry(String name, JsonParser parser, String state, Map<String, String> found)
      throws IOException {
    if (parser.currentToken() == JsonToken.FIELD_NAME) {
      parser.nextToken();
    }
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.getTextLength(); // moves the parser past a string's end
    found.put(name, state.substring(start, (int) parser.currentLocation().getCharOffset()));
  }
}
