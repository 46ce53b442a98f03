package io.shoppipe.singer.config;

import com.fasterxml.jackson.databind.JsonNode;

/** Settings as a test writes them, not checked against a schema. */
public final class TestConfigs {
  private TestConfigs() {}

  public static Config of(JsonNode root) {
    return new Config(root);
  }
}
