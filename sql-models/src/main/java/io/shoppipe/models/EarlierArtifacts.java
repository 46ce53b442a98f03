package io.shoppipe.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.models.select.EarlierRun;
import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The artifacts in the folder of {@code --state}: of them {@code run_results.json}. */
record EarlierArtifacts(Path folder) implements EarlierRun {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public Set<String> state(String what) {
    throw SingerException.usage(
        "The selection 'state:" + what + "' is not supported yet: manifest.json is not compared.");
  }

  @Override
  public Set<String> result(String status) {
    Set<String> ids = new TreeSet<>();
    for (JsonNode result : read("run_results.json").path("results")) {
      if (result.path("status").asText().equals(status)) {
        ids.add(result.path("unique_id").asText());
      }
    }
    return ids;
  }

  @Override
  public Set<String> sourceStatus(String status) {
    throw SingerException.usage(
        "The selection 'source_status:" + status + "' is not supported yet.");
  }

  private JsonNode read(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw SingerException.config("--state " + folder + ": has no " + name + ".");
    }
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (IOException broken) {
      throw SingerException.config(
          "%s: is not readable as JSON: %s".formatted(file, broken.getMessage()));
    }
  }
}
