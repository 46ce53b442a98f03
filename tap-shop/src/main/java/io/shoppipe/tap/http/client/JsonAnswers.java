package io.shoppipe.tap.http.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.json.JsonTree;
import java.io.IOException;

/** Reads a small answer as a whole. */
final class JsonAnswers {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonAnswers() {}

  static JsonNode read(Answer answer) throws IOException {
    try (JsonParser parser = JSON.createParser(answer.body())) {
      return JsonTree.read(parser);
    }
  }
}
