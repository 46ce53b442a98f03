package io.shoppipe.singer.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import io.shoppipe.singer.error.NearMiss;
import java.util.ArrayList;
import java.util.List;

/** Words one way in which a config breaks its schema. The value itself, maybe a secret, is not told. */
record BrokenRule(String setting, String words) {
  static BrokenRule of(Error error) {
    String at = error.getInstanceLocation().toString().replaceFirst("^\\$?[./]?", "").replace('/', '.');
    return switch (String.valueOf(error.getKeyword())) {
      case "required" -> missing(at, String.valueOf(error.getProperty()));
      case "enum" -> noneOf(at, error);
      case "pattern" ->
          new BrokenRule(at, at + " must match " + error.getSchemaNode().asText() + ".");
      default -> new BrokenRule(at, (at.isEmpty() ? "" : at + " ") + error.getMessage());
    };
  }

  private static BrokenRule missing(String at, String property) {
    String name = at.isEmpty() ? property : at + "." + property;
    return new BrokenRule(name, "the required setting '" + name + "' is missing.");
  }

  private static BrokenRule noneOf(String at, Error error) {
    List<String> known = new ArrayList<>();
    for (JsonNode value : error.getSchemaNode()) {
      known.add(value.asText());
    }
    String hint = NearMiss.hint(error.getInstanceNode().asText(), known);
    return new BrokenRule(at, at + " must be one of " + String.join(", ", known) + "." + hint);
  }
}
