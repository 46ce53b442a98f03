package io.shoppipe.tap.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which files a stream is read from, and what is done about those that were read before, that
 * change, that are not there yet; {@code minRows}: how many records a file has at least.
 */
public record FileSettings(
    List<PathPattern> paths,
    Optional<FileFormat> format,
    Optional<Compression> compression,
    Order order,
    boolean allowMissing,
    Reading reading,
    RememberBy rememberBy,
    boolean readChangedAgain,
    Optional<WaitFor> waitFor,
    long minRows,
    boolean skipInvalid,
    String root) {
  public FileSettings {
    paths = List.copyOf(paths);
  }

  /** In which order files are read. */
  public enum Order {
    NAME,
    MODIFIED
  }

  /** Which files are read. */
  public enum Reading {
    /** All of them, in each run. */
    ALL,
    /** Those that no earlier run has read. */
    NEW
  }

  /** By what a file is known again. */
  public enum RememberBy {
    /** Size and ETag, which is the time of change for local files. */
    ETAG,
    /** The content, where size or ETag differ. */
    SHA256,
    /** The content, in every run. */
    CONTENT
  }

  /** Whether the content's hash is remembered. */
  public boolean byHash() {
    return rememberBy != RememberBy.ETAG;
  }

  /** {@code stable}: how long a file must not have grown. */
  public record WaitFor(Duration timeout, Duration poll, Duration stable) {}

  /** What holds where the part {@code files} says nothing; {@code root}: where paths begin. */
  public record Otherwise(Reading reading, boolean skipInvalid, String root) {}

  /** Reads the part {@code files} of a stream's definition, which its schema has checked. */
  public static FileSettings of(ObjectNode files, Otherwise otherwise) {
    return new FileSettings(
        paths(otherwise.root(), files.path("path")),
        choice(files, "format").map(FileFormat::valueOf),
        choice(files, "compression").map(Compression::valueOf),
        choice(files, "order").map(Order::valueOf).orElse(Order.NAME),
        files.path("allow_missing").asBoolean(false),
        choice(files, "read").map(Reading::valueOf).orElse(otherwise.reading()),
        choice(files, "remember_by").map(RememberBy::valueOf).orElse(RememberBy.ETAG),
        files.path("on_changed_file").asText().equals("read_again"),
        waitFor(files.path("wait_for")),
        files.path("min_rows").asLong(0),
        choice(files, "on_invalid_record").map("SKIP"::equals).orElse(otherwise.skipInvalid()),
        otherwise.root());
  }

  private static List<PathPattern> paths(String root, JsonNode path) {
    List<PathPattern> paths = new ArrayList<>();
    if (path.isTextual()) {
      paths.add(PathPattern.of(root, path.asText()));
    }
    path.forEach(one -> paths.add(PathPattern.of(root, one.asText())));
    return paths;
  }

  private static Optional<WaitFor> waitFor(JsonNode json) {
    return json.isObject()
        ? Optional.of(
            new WaitFor(
                seconds(json, "timeout_seconds", 0),
                seconds(json, "poll_seconds", 5),
                seconds(json, "stable_seconds", 5)))
        : Optional.empty();
  }

  private static Duration seconds(JsonNode json, String name, double otherwise) {
    return Duration.ofMillis(Math.round(json.path(name).asDouble(otherwise) * 1000));
  }

  private static Optional<String> choice(JsonNode files, String name) {
    return Optional.of(files.path(name).asText("").toUpperCase(Locale.ROOT))
        .filter(text -> !text.isEmpty() && !text.equals("AUTO"));
  }
}
