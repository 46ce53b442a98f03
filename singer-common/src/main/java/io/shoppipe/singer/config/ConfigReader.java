package io.shoppipe.singer.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.shoppipe.singer.error.Secrets;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.JsonFault;
import io.shoppipe.singer.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a program's config: the file first, then the environment over it ({@code
 * PREFIX_SETTING_NAME}), then the schema's defaults. All problems are collected and thrown once;
 * unknown keys are told to {@code warn}, since Meltano hands plugins keys of its own.
 */
public final class ConfigReader {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final SettingsSchema schema;
  private final String prefix;
  private final Map<String, String> environment;
  private final Consumer<String> warn;

  /** {@code prefix} is the environment variables' ({@code TAP_SHOP}). */
  public ConfigReader(
      SettingsSchema schema,
      String prefix,
      Map<String, String> environment,
      Consumer<String> warn) {
    this.schema = schema;
    this.prefix = prefix;
    this.environment = Map.copyOf(environment);
    this.warn = warn;
  }

  /**
   * Reads and checks; without a file the environment and the defaults must suffice. {@code strict}:
   * unknown keys are problems too.
   */
  public Config read(@Nullable Path file, boolean strict) {
    String where = file == null ? "config" : "config " + file;
    ObjectNode root = file == null ? JsonNodeFactory.instance.objectNode() : object(file);
    Problems problems = new Problems();
    List<String> unknown = schema.unknownKeys(root, where);
    overlay(root, problems);
    registerSecrets(root);
    for (BrokenRule rule : schema.brokenRules(root)) {
      problems.add(place(rule.setting(), where) + ": " + rule.words());
    }
    unknown.forEach(strict || !problems.isEmpty() ? problems::add : warn);
    problems.throwIfAny();
    fillDefaults(root);
    return new Config(root);
  }

  /**
   * Reads a JSON document whose failure to exist or to parse is the user's to mend: one line with
   * place and reason.
   */
  public static JsonNode json(Path file, String what) {
    try (JsonParser parser = JSON.createParser(Files.readAllBytes(file))) {
      return JsonTree.read(parser);
    } catch (NoSuchFileException e) {
      throw SingerException.config(
          what
              + " "
              + file
              + ": no such file. Check the path; it is taken from the current directory.");
    } catch (JsonProcessingException e) {
      throw SingerException.config(
          what
              + " "
              + file
              + ":"
              + e.getLocation().getLineNr()
              + ":"
              + e.getLocation().getColumnNr()
              + ": not valid JSON: "
              + JsonFault.reason(e));
    } catch (IOException e) {
      throw SingerException.config(what + " " + file + ": can't be read: " + e.getMessage());
    }
  }

  private static ObjectNode object(Path file) {
    if (json(file, "config") instanceof ObjectNode object) {
      return object;
    }
    throw SingerException.config(
        "config "
            + file
            + ": must be a JSON object, such as {\"warehouse\": \"duckdb:shop.duckdb\"}.");
  }

  private void overlay(ObjectNode root, Problems problems) {
    for (Setting setting : schema.settings()) {
      String value = environment.get(setting.variable(prefix));
      if (value != null && !value.isEmpty()) {
        put(root, setting, parse(setting, value, problems));
      }
    }
  }

  /** Where the setting's value is from: its environment variable or the file. */
  private String place(String name, String where) {
    for (Setting setting : schema.settings()) {
      String variable = setting.variable(prefix);
      if (setting.name().equals(name) && !environment.getOrDefault(variable, "").isEmpty()) {
        return "environment " + variable;
      }
    }
    return where;
  }

  private JsonNode parse(Setting setting, String value, Problems problems) {
    if (setting.type().equals("string")) {
      return TextNode.valueOf(value);
    }
    try (JsonParser parser = JSON.createParser(value)) {
      return JsonTree.read(parser);
    } catch (IOException e) {
      problems.add(
          "environment "
              + setting.variable(prefix)
              + ": must be "
              + setting.type()
              + " in JSON's notation for setting '"
              + setting.name()
              + "'.");
      return NullNode.getInstance();
    }
  }

  private void registerSecrets(ObjectNode root) {
    for (Setting setting : schema.settings()) {
      JsonNode value = root.at(setting.pointer());
      if (setting.secret() && value.isValueNode() && !value.isNull()) {
        Secrets.register(value.asText());
      }
    }
  }

  private void fillDefaults(ObjectNode root) {
    for (Setting setting : schema.settings()) {
      JsonNode value = root.at(setting.pointer());
      if (!setting.defaultValue().isMissingNode() && (value.isMissingNode() || value.isNull())) {
        put(root, setting, setting.defaultValue());
      }
    }
  }

  private static void put(ObjectNode root, Setting setting, JsonNode value) {
    ObjectNode object = root;
    for (String name : setting.path().subList(0, setting.path().size() - 1)) {
      object = object.get(name) instanceof ObjectNode child ? child : object.putObject(name);
    }
    object.set(setting.path().get(setting.path().size() - 1), value);
  }
}
