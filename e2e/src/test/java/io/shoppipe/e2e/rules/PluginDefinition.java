package io.shoppipe.e2e.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A program's plugin definition for Meltano, made from its config's schema. */
record PluginDefinition(String type, String name, String title, List<String> capabilities) {
  private static final String HEAD =
      """
      # Made from schemas/config/%s.json by PluginsTest (-Dplugins.write=true); settings are explained there.
      # meltano add %s --from-ref plugins/%s/%s.yml --no-install
      plugin_type: %s
      name: %s
      namespace: %s
      variant: shoppipe
      label: %s
      repo: .
      executable: %s
      capabilities:
      """;

  String yaml(Path root) throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(root.resolve("schemas/config/" + name + ".json").toFile());
    String space = name.replace('-', '_');
    StringBuilder yaml =
        new StringBuilder(HEAD.formatted(name, name, type, name, type, name, space, title, name));
    capabilities.forEach(word -> yaml.append("  - ").append(word).append('\n'));
    if (schema.has("required")) {
      yaml.append("settings_group_validation:\n  - ").append(schema.path("required")).append('\n');
    }
    yaml.append("settings:\n");
    settings(schema, "").forEach(yaml::append);
    return yaml.toString();
  }

  private static Stream<String> settings(JsonNode schema, String prefix) {
    return schema.path("properties").properties().stream()
        .flatMap(
            entry ->
                isGroup(entry.getValue())
                    ? settings(entry.getValue(), prefix + entry.getKey() + ".")
                    : Stream.of(setting(prefix + entry.getKey(), entry)));
  }

  /** Meltano nests the dotted names again. */
  private static boolean isGroup(JsonNode schema) {
    return schema.has("properties");
  }

  private static String setting(String name, Map.Entry<String, JsonNode> entry) {
    JsonNode schema = entry.getValue();
    StringBuilder yaml = new StringBuilder("  - name: ").append(name).append('\n');
    yaml.append("    kind: ").append(kind(schema)).append('\n');
    if (schema.path("writeOnly").asBoolean()) {
      yaml.append("    sensitive: true\n");
    }
    if (schema.has("default")) {
      yaml.append("    value: ").append(schema.get("default")).append('\n');
    }
    yaml.append("    description: ").append(schema.path("description")).append('\n');
    if (schema.has("enum")) {
      yaml.append("    options:\n");
      StreamSupport.stream(schema.get("enum").spliterator(), false)
          .map(value -> "      - {label: " + value + ", value: " + value + "}\n")
          .forEach(yaml::append);
    }
    return yaml.toString();
  }

  private static String kind(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (schema.has("enum")) {
      return "options";
    }
    return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
      case "integer" -> "integer";
      case "number" -> "decimal";
      case "boolean" -> "boolean";
      case "object" -> "object";
      case "array" -> "array";
      default -> "string";
    };
  }
}
