package io.shoppipe.singer.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema of a program's config file: its settings, their types, defaults and descriptions.
 * {@code "writeOnly": true} marks what is masked everywhere; {@code "additionalProperties"} of
 * object type marks a map whose keys the user chooses. Immutable.
 */
public final class SettingsSchema {
  private final JsonNode root;
  private final List<Setting> settings;

  private SettingsSchema(JsonNode root) {
    this.root = root;
    List<Setting> found = new ArrayList<>();
    collect(root, List.of(), found);
    this.settings = List.copyOf(found);
  }

  /**
   * Reads the schema from a class path resource of {@code owner}'s module, such as {@code
   * /schemas/config/tap-shop.json}.
   */
  public static SettingsSchema resource(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      try (JsonParser parser = new JsonFactory().createParser(in)) {
        return new SettingsSchema(JsonTree.read(parser));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Every setting that holds a value, in the schema's order; objects with declared properties are
   * gone into.
   */
  public List<Setting> settings() {
    return settings;
  }

  /**
   * A page for {@code --about}: each setting with its type, default, environment variable and
   * description.
   */
  public String describe(String program, String prefix) {
    StringBuilder page =
        new StringBuilder("Settings of ")
            .append(program)
            .append(" (config file, or environment)\n");
    for (Setting setting : settings) {
      JsonNode given = setting.defaultValue();
      page.append("\n  ").append(setting.name()).append(" (").append(setting.type());
      page.append(given.isMissingNode() ? "" : ", default " + given)
          .append(setting.secret() ? ", secret" : "")
          .append(")\n");
      page.append("      ")
          .append(setting.description())
          .append("\n      ")
          .append(setting.variable(prefix))
          .append('\n');
    }
    return page.toString();
  }

  /** The schema itself, as JSON. */
  JsonNode schema() {
    return root;
  }

  /** Whether the program can't do without the setting. */
  boolean requires(Setting setting) {
    for (JsonNode name : root.path("required")) {
      if (name.asText().equals(setting.name())) {
        return true;
      }
    }
    return false;
  }

  /** The ways in which {@code config} breaks the schema. */
  List<BrokenRule> brokenRules(JsonNode config) {
    if (PlainRules.hold(root, config)) {
      return List.of();
    }
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(root)
        .validate(config)
        .stream()
        .map(BrokenRule::of)
        .toList();
  }

  /** One line for each key that the schema doesn't know, with the name that was probably meant. */
  List<String> unknownKeys(JsonNode config, String where) {
    List<String> lines = new ArrayList<>();
    unknownKeys(config, root, "", where, lines);
    return lines;
  }

  private static void unknownKeys(
      JsonNode config, JsonNode schema, String path, String where, List<String> lines) {
    JsonNode declared = schema.path("properties");
    List<String> known = names(declared);
    for (Map.Entry<String, JsonNode> entry : config.properties()) {
      String name = path + entry.getKey();
      JsonNode child =
          declared.has(entry.getKey())
              ? declared.get(entry.getKey())
              : schema.path("additionalProperties");
      if (child.isObject()) {
        unknownKeys(entry.getValue(), child, name + ".", where, lines);
      } else if (declared.isObject() && !declared.has(entry.getKey())) {
        lines.add(
            where
                + ": unknown setting '"
                + name
                + "' is ignored."
                + NearMiss.hint(entry.getKey(), known));
      }
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void collect(JsonNode schema, List<String> path, List<Setting> found) {
    for (Map.Entry<String, JsonNode> entry : schema.path("properties").properties()) {
      List<String> childPath = new ArrayList<>(path);
      childPath.add(entry.getKey());
      JsonNode child = entry.getValue();
      if (child.has("properties")) {
        collect(child, childPath, found);
      } else {
        found.add(setting(childPath, child));
      }
    }
  }

  private static Setting setting(List<String> path, JsonNode schema) {
    JsonNode type = schema.path("type");
    return new Setting(
        path,
        type.isArray() ? type.path(0).asText() : type.asText("string"),
        schema.path("description").asText(""),
        schema.path("writeOnly").asBoolean(false),
        schema.path("default"));
  }
}
