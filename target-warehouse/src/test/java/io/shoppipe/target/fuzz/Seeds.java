package io.shoppipe.target.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The streams that are spoilt: the inputs of the contract's cases, each as lines whose bytes are
 * the chars of ISO 8859-1, with the case's config.
 */
record Seeds(String name, List<String> lines, ObjectNode config) {
  private static final long LARGEST = 30_000;

  Seeds {
    lines = List.copyOf(lines);
  }

  static List<Seeds> all() {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/cases"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("input.*\\.jsonl"))
          .filter(file -> file.toFile().length() < LARGEST && hasGoodConfig(file))
          .sorted()
          .map(Seeds::read)
          .filter(seed -> !seed.lines().isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the stream's rows are all there is to its tables: no version replaces others. */
  boolean onlyAdds() {
    return lines.stream()
        .noneMatch(
            line ->
                line.contains("ersion\"") || line.contains("ERSION\"") || line.contains("ATCH\""));
  }

  private static boolean hasGoodConfig(Path file) {
    try {
      Path expected = file.resolveSibling("expected.json");
      return !Files.readString(expected).contains("\"exit\": 3");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Seeds read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      Path config = file.resolveSibling("config.json");
      ObjectNode settings =
          Files.exists(config)
              ? (ObjectNode) ExactJson.MAPPER.readTree(Files.readString(config))
              : ExactJson.MAPPER.createObjectNode();
      return new Seeds(
          file.subpath(0, file.getNameCount() - 1).getFileName().toString(),
          List.of(text.split("\n")),
          settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
