package io.shoppipe.e2e.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One answer. {@link #NEVER} is none: the connection stays open and silent until the client gives
 * up.
 */
record Answer(int status, String contentType, String body, Map<String, String> headers) {
  static final Answer NEVER = new Answer(0, "", "", Map.of());

  static Answer json(int status, JsonNode body) {
    try {
      String text = Json.MAPPER.writeValueAsString(body);
      return new Answer(status, "application/json; charset=utf-8", text, Map.of());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Answer message(int status, String message) {
    return json(status, Json.MAPPER.createObjectNode().put("message", message));
  }

  static Answer html(int status, String text) {
    String page = "<!DOCTYPE html><pre>" + text + "</pre>\n";
    return new Answer(status, "text/html; charset=utf-8", page, Map.of());
  }

  boolean isSilence() {
    return status == 0;
  }

  Answer withHeader(String name, String value) {
    return new Answer(status, contentType, body, Map.of(name, value));
  }
}
