package io.shoppipe.tap.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** By what a source tells whether an answer has changed (RFC 9110, section 8.8). */
record Validators(String address, Optional<String> etag, Optional<String> lastModified) {

  /** Those of the last run; none where the request is now another one. */
  static Validators of(JsonNode state, String address) {
    boolean same = state.path("address").asText().equals(address);
    return same
        ? new Validators(address, text(state, "etag"), text(state, "last_modified"))
        : new Validators(address, Optional.empty(), Optional.empty());
  }

  static Validators of(Page page, String address) {
    return new Validators(
        address, page.headers().firstValue("ETag"), page.headers().firstValue("Last-Modified"));
  }

  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    etag.ifPresent(value -> headers.put("If-None-Match", value));
    lastModified.ifPresent(value -> headers.put("If-Modified-Since", value));
    return headers;
  }

  JsonNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("address", address);
    etag.ifPresent(value -> json.put("etag", value));
    lastModified.ifPresent(value -> json.put("last_modified", value));
    return json;
  }

  private static Optional<String> text(JsonNode state, String key) {
    return state.hasNonNull(key) ? Optional.of(state.path(key).asText()) : Optional.empty();
  }
}
