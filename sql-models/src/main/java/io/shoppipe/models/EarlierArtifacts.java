package io.shoppipe.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.models.artifact.ManifestContent;
import io.shoppipe.models.artifact.ManifestFile;
import io.shoppipe.models.parse.Warning;
import io.shoppipe.models.select.EarlierRun;
import io.shoppipe.models.state.Changes;
import io.shoppipe.models.state.Manifest;
import io.shoppipe.singer.error.SingerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The artifacts in the folder of {@code --state}, held against the project as it is now. */
final class EarlierArtifacts implements EarlierRun {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path folder;
  private final Path target;
  private final LoadedProject project;
  private @Nullable Changes changes;

  /** {@code target} is where the artifacts of now are. */
  EarlierArtifacts(Path folder, Path target, LoadedProject project) {
    this.folder = folder;
    this.target = target;
    this.project = project;
  }

  @Override
  public Set<String> state(String what) {
    Changes known = changes;
    if (known == null) {
      known = new Changes(Manifest.in(folder), now());
      changes = known;
    }
    Set<String> ids = new TreeSet<>();
    project.parsed().graph().nodes().forEach(node -> ids.add(node.id()));
    return known.find(what, ids);
  }

  /** What {@code state:} has found of broken contracts. */
  List<Warning> broken() {
    return changes == null
        ? List.of()
        : changes.broken().stream()
            .map(text -> new Warning("UnversionedBreakingChange", text))
            .toList();
  }

  private Manifest now() {
    ManifestContent content =
        new ManifestContent(
            project.config(),
            project.scope(),
            project.macros(),
            project.parsed(),
            project.selectors().definitions(),
            Map.of(),
            node -> "");
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try {
      new ManifestFile(content).write(json, project.scope().startedAt());
      return Manifest.of(json.toByteArray());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public Set<String> result(String status) {
    Set<String> ids = new TreeSet<>();
    for (JsonNode result : read(folder, "run_results.json").path("results")) {
      if (result.path("status").asText().equals(status)) {
        ids.add(result.path("unique_id").asText());
      }
    }
    return ids;
  }

  @Override
  public Set<String> sourceStatus(String status) {
    if (!status.equals("fresher")) {
      throw SingerException.usage("source_status:%s: there is fresher.".formatted(status));
    }
    Map<String, String> before = newest(folder, "previous");
    Map<String, String> now = newest(target, "current");
    Set<String> ids = new TreeSet<>();
    now.forEach(
        (id, time) -> {
          String earlier = before.get(id);
          if (earlier == null || moment(earlier).isBefore(moment(time))) {
            ids.add(id);
          }
        });
    return ids;
  }

  /** The newest row of each source, as {@code source freshness} measured it; {@code which} run. */
  private static Map<String, String> newest(Path folder, String which) {
    Path file = folder.resolve("sources.json");
    if (!Files.isRegularFile(file)) {
      throw SingerException.config(
          "No %s state comparison freshness results in sources.json: there is no %s. Run 'source freshness' first."
              .formatted(which, file));
    }
    Map<String, String> times = new TreeMap<>();
    for (JsonNode result : read(folder, "sources.json").path("results")) {
      if (result.path("max_loaded_at").isTextual()) {
        times.put(result.path("unique_id").asText(), result.path("max_loaded_at").asText());
      }
    }
    return times;
  }

  private static Instant moment(String text) {
    return Instant.parse(text.endsWith("Z") ? text : text.replaceFirst("[+]00:00$", "") + "Z");
  }

  private static JsonNode read(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw SingerException.config(
          folder + ": has no " + name + ". It is looked for with --state.");
    }
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (IOException broken) {
      throw SingerException.config(
          "%s: is not readable as JSON: %s".formatted(file, broken.getMessage()));
    }
  }
}
