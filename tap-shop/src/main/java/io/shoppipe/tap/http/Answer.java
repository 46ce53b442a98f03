package io.shoppipe.tap.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** One answer of the source: hands out its records one by one, never all at once. */
final class Answer {
  private static final int SHOWN = 60;

  private final URI address;
  private final byte[] body;
  private long records;
  private OptionalLong total = OptionalLong.empty();
  private boolean listFound;

  /** {@code body} is valid JSON. */
  Answer(URI address, byte[] body) {
    this.address = address;
    this.body = body;
  }

  /** Reads the list at {@code list}, and the number at {@code length} if it stands there. */
  void read(JsonPointer list, JsonPointer length, Consumer<ObjectNode> sink) {
    try (JsonParser json = ExactJson.MAPPER.createParser(body)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_ARRAY && at(json).equals(list)) {
          listFound = true;
          list(json, sink);
        } else if (token.isNumeric() && at(json).equals(length)) {
          total = OptionalLong.of(json.getLongValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!listFound) {
      throw noList(list);
    }
  }

  /** How many records were handed out. */
  long records() {
    return records;
  }

  /** The length of the whole list, where the source tells it. */
  OptionalLong total() {
    return total;
  }

  private void list(JsonParser json, Consumer<ObjectNode> sink) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      JsonNode element = ExactJson.MAPPER.readTree(json);
      if (!(element instanceof ObjectNode record)) {
        throw SingerException.external(
            "GET " + address + ": the list holds " + shown(element) + " in place of a record.",
            null);
      }
      records++;
      sink.accept(record);
    }
  }

  private SingerException noList(JsonPointer list) throws UncheckedIOException {
    try {
      JsonNode root = ExactJson.MAPPER.readTree(body);
      JsonNode found = root.at(list);
      String where = list.matches() ? "" : " at " + list;
      String what =
          found.isMissingNode() ? "nothing (the body is " + shown(root) + ")" : shown(found);
      return SingerException.external(
          "GET "
              + address
              + ": a list was expected"
              + where
              + ", but status 200 came with "
              + what
              + ". Check source.base_url and source.preset; if they are right, run again later.",
          null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonPointer at(JsonParser json) {
    var context = json.getParsingContext();
    return json.currentToken() == JsonToken.START_ARRAY
        ? context.getParent().pathAsPointer()
        : context.pathAsPointer();
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
