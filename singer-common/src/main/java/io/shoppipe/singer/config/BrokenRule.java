package io.shoppipe.singer.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import io.shoppipe.singer.error.NearMiss;
import java.util.ArrayList;
import java.util.List;

/** Words one way in which a config breaks its schema. */
record BrokenRule(String setting, String words) {
  static BrokenRule of(Error error) {
    String at =
        error.getInstanceLocation().toString().replaceFirst("^\\$?[./]?", "").replace('/', '.');
    return switch (String.valueOf(error.getKeyword())) {
      case "required" -> missing(at, String.valueOf(error.getProperty()));
      case "enum" -> noneOf(at, error);
      case "pattern" ->
          new BrokenRule(at, at + " must match the pattern " + error.getSchemaNode().asText());
      default -> new BrokenRule(at, (at.isEmpty() ? "" : at + " ") + error.getMessage());
    };
  }

  private static BrokenRule missing(String at, String property) {
    String name = at.isEmpty() ? property : at + "." + property;
    return new BrokenRule(name, "the required setting '" + name + "' is missing.");
  }

  private static BrokenRule noneOf(String at, Error error) {
    JsonNode node = error.getInstanceNode();
    String value = node.isValueNode() ? node.asText() : node.toString();
    List<String> allowed = new ArrayList<>();
    error.getSchemaNode().forEach(one -> allowed.add(one.asText()));
    String words = at + " is '" + value + "', but must be one of " + String.join(", ", allowed);
    return new BrokenRule(at, words + "." + NearMiss.hint(value, allowed));
  }
}
