package io.shoppipe.tap.definition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.ConfigReader;
import io.shoppipe.singer.config.DocumentCheck;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.config.SettingsSchema;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the definitions: those of the presets under {@code schemas/streams}, and the user's own in
 * the config, in files that it names, and in a folder. The user's are checked.
 */
final class DefinitionFiles {
  private static final String SCHEMA = "/schemas/config/stream-definition.json";

  private final Problems problems;

  DefinitionFiles(Problems problems) {
    this.problems = problems;
  }

  /** {@code preset.json}: the settings of its source, and the names of its streams. */
  static ObjectNode preset(String name) {
    return resource(name, "preset");
  }

  /** The definitions of a preset, in its order. */
  static List<Origin> ofPreset(String name) {
    List<Origin> found = new ArrayList<>();
    for (JsonNode stream : preset(name).path("streams")) {
      String where = "preset '" + name + "', stream '" + stream.asText() + "'";
      found.add(new Origin(where, resource(name, stream.asText())));
    }
    return found;
  }

  /** The user's own: those of {@code streams}, then those of {@code streams_dir} by name. */
  List<Origin> own(Config config) {
    List<Origin> found = new ArrayList<>();
    int index = 0;
    for (JsonNode stream : config.node("streams")) {
      if (stream instanceof ObjectNode object) {
        found.add(new Origin("config: streams." + index, object));
      } else {
        file(Path.of(stream.asText()), found);
      }
      index++;
    }
    config.text("streams_dir").ifPresent(folder -> folder(Path.of(folder), found));
    if (!found.isEmpty()) {
      check(found);
    }
    return found;
  }

  private void check(List<Origin> found) {
    DocumentCheck check = new DocumentCheck(SettingsSchema.resource(DefinitionFiles.class, SCHEMA));
    found.forEach(origin -> check.check(origin.json(), origin.where(), problems));
  }

  private void folder(Path folder, List<Origin> found) {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> String.valueOf(file.getFileName()).endsWith(".json"))
          .sorted()
          .forEach(file -> file(file, found));
    } catch (IOException e) {
      problems.add(
          "config: streams_dir "
              + folder
              + " can't be read. Name a folder of stream definitions; the path is taken from the"
              + " current directory.");
    }
  }

  private void file(Path file, List<Origin> found) {
    try {
      if (ConfigReader.json(file, "stream definition") instanceof ObjectNode object) {
        found.add(new Origin("stream definition " + file, withSchema(object, file)));
      } else {
        problems.add("stream definition " + file + ": must be a JSON object.");
      }
    } catch (SingerException e) {
      problems.add(e.getMessage());
    }
  }

  /** A schema may be the name of a file beside the definition. */
  private static ObjectNode withSchema(ObjectNode json, Path file) {
    if (json.path("schema").isTextual()) {
      Path schema = file.resolveSibling(json.path("schema").asText());
      json.set("schema", ConfigReader.json(schema, "schema of stream definition " + file + ":"));
    }
    return json;
  }

  private static ObjectNode resource(String preset, String file) {
    String name = "/schemas/streams/" + preset + "/" + file + ".json";
    try (InputStream in = DefinitionFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      try (JsonParser parser = new JsonFactory().createParser(in)) {
        return (ObjectNode) JsonTree.read(parser);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
