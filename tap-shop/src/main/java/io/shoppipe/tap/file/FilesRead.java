package io.shoppipe.tap.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.store.api.StoredObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which files have been read, as the state holds it: {@code {"files": {"data/a.csv": {"size": 12,
 * "etag": "…"}}}}, those read last at the end. A file below the source's folder is known by its
 * path in there, so that the folder may move. Not thread-safe.
 */
final class FilesRead {
  /** So many are remembered of those that the paths do not list any more. */
  static final int MOST_UNLISTED = 1000;

  /** What a file was when it was read. */
  record Mark(long size, String etag, @Nullable String sha256) {}

  private final Map<String, Mark> marks = new LinkedHashMap<>();
  private final String folder;

  /** {@code state} is what {@link #toJson} gave, or missing; {@code folder} may be empty. */
  FilesRead(JsonNode state, String folder) {
    this.folder = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
    state
        .path("files")
        .properties()
        .forEach(
            file -> {
              JsonNode mark = file.getValue();
              marks.put(
                  file.getKey(),
                  new Mark(
                      mark.path("size").asLong(),
                      mark.path("etag").asText(),
                      mark.has("sha256") ? mark.path("sha256").asText() : null));
            });
  }

  Optional<Mark> of(StoredObject file) {
    return Optional.ofNullable(marks.get(name(file)))
        // As states before 0.1 have it.
        .or(() -> Optional.ofNullable(marks.get(file.address().toString())));
  }

  private String name(StoredObject file) {
    String whole = file.address().toString();
    return whole.startsWith(folder) ? whole.substring(folder.length()) : whole;
  }

  void note(StoredObject file, @Nullable String sha256) {
    marks.remove(file.address().toString());
    marks.remove(name(file));
    marks.put(name(file), new Mark(file.size(), file.etag(), sha256));
  }

  /** Forgets the earliest of those that are not listed, beyond the most that are remembered. */
  void prune(List<StoredObject> files) {
    Set<String> listed = new HashSet<>();
    files.forEach(file -> listed.addAll(List.of(name(file), file.address().toString())));
    long unlisted = marks.keySet().stream().filter(name -> !listed.contains(name)).count();
    var names = marks.keySet().iterator();
    while (unlisted > MOST_UNLISTED && names.hasNext()) {
      if (!listed.contains(names.next())) {
        names.remove();
        unlisted--;
      }
    }
  }

  ObjectNode toJson() {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    ObjectNode files = state.putObject("files");
    marks.forEach(
        (name, mark) -> {
          ObjectNode json = files.putObject(name).put("size", mark.size()).put("etag", mark.etag());
          if (mark.sha256() != null) {
            json.put("sha256", mark.sha256());
          }
        });
    return state;
  }
}
