package io.shoppipe.tap.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.config.ConfigReader;
import io.shoppipe.singer.json.JsonTree;
import io.shoppipe.singer.state.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the state as it was kept: one document, or what a target printed, one state a line, of
 * which the last one counts.
 */
final class StateFile {
  private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);

  private StateFile() {}

  static State read(Path file) {
    List<String> lines = lines(file);
    if (lines.isEmpty()) {
      LOG.warn("state {} is empty: the run starts anew", file);
      return State.empty();
    }
    JsonNode json =
        (lines.size() > 1 && document(lines.get(0)).isPresent()
                ? document(lines.get(lines.size() - 1))
                : Optional.<JsonNode>empty())
            .orElseGet(() -> ConfigReader.json(file, "state"));
    return State.parse(json, "state " + file);
  }

  /** Those that are not blank; what can't be read at all is left to the reader of JSON to tell. */
  private static List<String> lines(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.replace("\uFEFF", "").lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      return List.of("unreadable");
    }
  }

  private static Optional<JsonNode> document(String line) {
    try (JsonParser parser = new JsonFactory().createParser(line)) {
      return Optional.of(JsonTree.read(parser)).filter(JsonNode::isObject);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
