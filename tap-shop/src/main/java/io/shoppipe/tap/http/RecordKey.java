package io.shoppipe.tap.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.tap.definition.PostProcessing;
import io.shoppipe.tap.definition.StreamDefinition;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The key of a record as it comes. What the parent's context says becomes part of every record, and
 * a key may get its name only afterwards, by {@code rename} or {@code copy}.
 */
final class RecordKey {
  private final StreamDefinition stream;
  private final Map<String, JsonNode> context;
  private final Map<String, JsonPointer> places = new LinkedHashMap<>();

  RecordKey(StreamDefinition stream, Map<String, JsonNode> context) {
    this.stream = stream;
    this.context = context;
    stream.keyProperties().forEach(name -> places.put(name, place(name)));
  }

  /** The key as text; a record without one is refused. */
  String of(ObjectNode record) {
    if (places.size() == 1) {
      Map.Entry<String, JsonPointer> only = places.entrySet().iterator().next();
      return text(value(record, only));
    }
    StringBuilder key = new StringBuilder();
    for (Map.Entry<String, JsonPointer> part : places.entrySet()) {
      key.append(text(value(record, part))).append(' ');
    }
    return key.toString();
  }

  /** As in JSON, but quicker for numbers; 1 and "1" differ. */
  private static String text(JsonNode value) {
    return value.isIntegralNumber() ? value.asText() : value.toString();
  }

  private JsonNode value(ObjectNode record, Map.Entry<String, JsonPointer> part) {
    JsonPointer place = part.getValue();
    JsonNode value =
        place.tail().matches() ? record.path(place.getMatchingProperty()) : record.at(place);
    JsonNode known = value.isMissingNode() ? context.get(part.getKey()) : null;
    if (known != null) {
      return known;
    }
    if (value.isMissingNode() || value.isNull()) {
      throw SingerException.external(
          "stream '" + stream.id() + "': a record came without its key '" + part.getKey() + "'.",
          null);
    }
    return value;
  }

  private JsonPointer place(String key) {
    PostProcessing processing = stream.postProcessing();
    for (Map.Entry<String, String> renamed : processing.rename().entrySet()) {
      if (renamed.getValue().equals(key)) {
        return place(renamed.getKey());
      }
    }
    JsonPointer copied = processing.copy().get(key);
    return copied == null ? JsonPointer.empty().appendProperty(key) : copied;
  }
}
