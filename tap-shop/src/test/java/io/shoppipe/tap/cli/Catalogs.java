package io.shoppipe.tap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.tap.definition.DefinitionReader;
import io.shoppipe.tap.definition.Discovery;
import java.util.ArrayList;
import java.util.List;

/** Discovered catalogs with something changed, as a user would. */
final class Catalogs {
  private Catalogs() {}

  static ObjectNode of(String preset) {
    return Discovery.catalog(DefinitionReader.preset(preset)).toJson().deepCopy();
  }

  static ObjectNode withMethod(String preset, String stream, String method) {
    ObjectNode catalog = of(preset);
    set(catalog, stream, List.of(), "replication-method", method);
    return catalog;
  }

  /** Sets the metadata {@code selected} at the breadcrumb to false. */
  static void deselect(ObjectNode catalog, String stream, String... breadcrumb) {
    set(catalog, stream, List.of(breadcrumb), "selected", "false");
  }

  private static void set(
      ObjectNode catalog, String stream, List<String> breadcrumb, String key, String value) {
    for (JsonNode entry : catalog.path("streams")) {
      for (JsonNode metadata : entry.path("metadata")) {
        boolean here = entry.path("tap_stream_id").asText().equals(stream);
        List<String> at = new ArrayList<>();
        metadata.path("breadcrumb").forEach(name -> at.add(name.asText()));
        if (here && at.equals(breadcrumb)) {
          ((ObjectNode) metadata.path("metadata")).put(key, value);
        }
      }
    }
  }
}
