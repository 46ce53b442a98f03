package io.shoppipe.target.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder: {@code input.jsonl}, or {@code input.1.jsonl} and so on for runs one after the other;
 * {@code config.json} for all runs, {@code config.N.json} for one, both optional; {@code
 * before.sql}, or for one warehouse {@code before.WAREHOUSE.sql}: what is there already; {@code
 * expected.json}. {@code -Dcases=REGEX} runs some only.
 */
record LoadCase(Path folder) {
  static List<LoadCase> all() {
    Path root = Path.of("src/test/resources/cases");
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(Files::isDirectory)
          .sorted()
          .map(LoadCase::new)
          .filter(each -> each.name().matches(System.getProperty("cases", ".*")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  List<byte[]> inputs() {
    List<byte[]> inputs = new ArrayList<>();
    if (Files.exists(folder.resolve("input.jsonl"))) {
      inputs.add(bytes("input.jsonl"));
    }
    for (int run = 1; Files.exists(folder.resolve("input." + run + ".jsonl")); run++) {
      inputs.add(bytes("input." + run + ".jsonl"));
    }
    return inputs;
  }

  /** How many records the inputs have. */
  long records() {
    return inputs().stream()
        .flatMap(input -> new String(input, StandardCharsets.UTF_8).lines())
        .filter(line -> line.contains("\"RECORD\""))
        .count();
  }

  /** The run's settings, without the warehouse. */
  ObjectNode config(int run) {
    ObjectNode config = ExactJson.MAPPER.createObjectNode();
    for (String file : List.of("config.json", "config." + run + ".json")) {
      if (tree(file) instanceof ObjectNode settings) {
        config.setAll(settings);
      }
    }
    return config;
  }

  /** What is expected: where a warehouse differs, the entry under its name counts. */
  JsonNode expected(String key, String warehouse) {
    JsonNode expected = tree("expected.json");
    JsonNode own = expected.path(warehouse).path(key);
    return own.isMissingNode() ? expected.path(key) : own;
  }

  /** What is done in the place before the runs; {@code $schema} stands for its schema. */
  Optional<String> before(String warehouse) {
    return Stream.of("before.sql", "before." + warehouse + ".sql")
        .filter(file -> Files.exists(folder.resolve(file)))
        .map(file -> new String(bytes(file), StandardCharsets.UTF_8))
        .findFirst();
  }

  private JsonNode tree(String file) {
    try {
      Path path = folder.resolve(file);
      return Files.exists(path)
          ? ExactJson.MAPPER.readTree(Files.readString(path))
          : MissingNode.getInstance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(String file) {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
