package io.shoppipe.singer.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The streams that a tap offers, and what of them was chosen. */
public record Catalog(List<CatalogEntry> streams) {
  public Catalog {
    streams = List.copyOf(streams);
  }

  /** Reads a catalog document; {@code where} names its file in the message of a refusal. */
  public static Catalog parse(JsonNode json, String where) {
    if (!json.path("streams").isArray()) {
      throw SingerException.config(
          where + ": has no list 'streams'. Make a catalog with --discover.");
    }
    List<CatalogEntry> streams = new ArrayList<>();
    for (JsonNode stream : json.path("streams")) {
      streams.add(CatalogEntry.parse(stream));
    }
    return new Catalog(streams);
  }

  public ObjectNode toJson() {
    ObjectNode json = ExactJson.MAPPER.createObjectNode();
    var array = json.putArray("streams");
    streams.forEach(stream -> array.add(stream.toJson()));
    return json;
  }

  public Optional<CatalogEntry> stream(String tapStreamId) {
    return streams.stream().filter(entry -> entry.tapStreamId().equals(tapStreamId)).findFirst();
  }
}
