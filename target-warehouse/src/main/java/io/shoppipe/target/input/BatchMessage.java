package io.shoppipe.target.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.SingerException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a BATCH message says: files whose lines are the stream's records, as JSON objects without
 * envelope.
 */
record BatchMessage(
    String where, String stream, List<Path> files, boolean gzip, @Nullable Long version) {
  private static final String FILE = "file://";

  BatchMessage {
    files = List.copyOf(files);
  }

  /** Checks the parts of the message. */
  static BatchMessage of(
      String where, String stream, JsonNode encoding, JsonNode manifest, @Nullable Long version) {
    String place = where + ": BATCH of stream '" + stream + "': ";
    require(encoding, "format", List.of("jsonl"), place);
    require(encoding, "compression", List.of("gzip", "none"), place);
    if (!manifest.isArray()) {
      throw SingerException.data(
          place + "'manifest' must be a list of file:// URLs. Mend the tap.");
    }
    List<Path> files = new ArrayList<>();
    manifest.forEach(url -> files.add(file(url, place)));
    boolean gzip = encoding.path("compression").asText("none").equalsIgnoreCase("gzip");
    return new BatchMessage(where, stream, files, gzip, version);
  }

  private static void require(JsonNode encoding, String part, List<String> known, String place) {
    JsonNode value = encoding.path(part);
    boolean absent = value.isMissingNode() || value.isNull();
    boolean optional = part.equals("compression") && encoding.isObject();
    boolean fits = known.contains(value.asText("").toLowerCase(Locale.ROOT)) && value.isTextual();
    if (!(absent && optional) && !fits) {
      throw SingerException.data(
          place
              + part
              + " "
              + (absent ? "is missing" : value + " can't be read")
              + "; it must be "
              + String.join(" or ", known)
              + ". Set the tap's batch_config.encoding.");
    }
  }

  private static Path file(JsonNode url, String place) {
    String text = url.asText("");
    if (!url.isTextual() || !text.regionMatches(true, 0, FILE, 0, FILE.length())) {
      throw SingerException.data(
          place + url + " can't be read; only file:// is. Set the tap's batch_config.storage.");
    }
    Path file = path(text, place);
    if (!Files.isRegularFile(file)) {
      throw SingerException.data(
          place + "there is no file " + file + ". Run the tap again; it must run on this machine.");
    }
    return file;
  }

  /** Some taps write blanks and percent signs as they are, so what is no URL is taken as a path. */
  private static Path path(String url, String place) {
    String rest = url.substring(FILE.length());
    try {
      String path = new URI(url).getPath();
      if (path == null || path.isEmpty()) {
        throw SingerException.data(place + "\"" + url + "\" names no file. Mend the tap.");
      }
      Path decoded = Path.of(path);
      return Files.exists(decoded) || !rest.startsWith("/") ? decoded : Path.of(rest);
    } catch (URISyntaxException e) {
      return Path.of(rest);
    }
  }
}
