package io.shoppipe.tap.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A stream's part {@code http}, typed. */
record HttpSpec(
    String path,
    JsonPointer records,
    Optional<JsonPointer> total,
    Optional<Offset> paging,
    Optional<Range> range) {

  /** Paging by how many records are skipped. */
  record Offset(String sizeParameter, String offsetParameter) {}

  /** The parameters that narrow a list by its replication key. */
  record Range(String replicationKey, Optional<String> from, Optional<String> before) {}

  static HttpSpec of(ObjectNode http) {
    return new HttpSpec(
        http.path("path").asText(),
        JsonPointer.compile(http.path("records").asText()),
        text(http.path("total")).map(JsonPointer::compile),
        http.at("/paging/type").asText().equals("offset")
            ? Optional.of(
                new Offset(
                    http.at("/paging/size_parameter").asText("limit"),
                    http.at("/paging/offset_parameter").asText("offset")))
            : Optional.empty(),
        http.path("range").isObject() ? Optional.of(range(http.path("range"))) : Optional.empty());
  }

  private static Range range(JsonNode json) {
    return new Range(
        json.path("replication_key").asText(), text(json.path("from")), text(json.path("before")));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }
}
