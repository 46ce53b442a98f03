package io.shoppipe.models.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A {@code manifest.json}, version 12 of dbt's schema, of dbt or ours. */
public record Manifest(JsonNode root) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String FILE = "manifest.json";
  private static final List<String> SECTIONS =
      List.of("nodes", "sources", "exposures", "unit_tests");
  private static final Set<String> REFERABLE = Set.of("model", "seed", "snapshot");

  /** The one in that folder; fails with CONFIG where there is none. */
  public static Manifest in(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw SingerException.config(
          "--state %s: has no %s. Name a folder with the artifacts of an earlier run."
              .formatted(folder, FILE));
    }
    try {
      return of(Files.readAllBytes(file));
    } catch (IOException broken) {
      throw SingerException.config(
          "%s: is not readable as JSON: %s".formatted(file, broken.getMessage()));
    }
  }

  /** Of the file's bytes. */
  public static Manifest of(byte[] json) throws IOException {
    return new Manifest(MAPPER.readTree(json));
  }

  /** A node, source, exposure or unit test; a missing node where there is none. */
  JsonNode entry(String id) {
    for (String section : SECTIONS) {
      JsonNode found = root.path(section).path(id);
      if (!found.isMissingNode()) {
        return found;
      }
    }
    return MissingNode.getInstance();
  }

  JsonNode macros() {
    return root.path("macros");
  }

  /** Where its models, seeds and snapshots are, by id; ephemeral models are nowhere. */
  public Map<String, RelationName> relations() {
    Map<String, RelationName> names = new HashMap<>();
    Quotes quotes = Quotes.of(root.path("metadata").path("adapter_type").asText());
    root.path("nodes")
        .properties()
        .forEach(
            entry -> {
              JsonNode node = entry.getValue();
              boolean ephemeral =
                  node.path("config").path("materialized").asText().equals("ephemeral");
              if (REFERABLE.contains(node.path("resource_type").asText()) && !ephemeral) {
                names.put(
                    entry.getKey(),
                    new RelationName(
                        node.path("database").asText(""),
                        node.path("schema").asText(),
                        node.path("alias").asText(),
                        quotes));
              }
            });
    return names;
  }
}
