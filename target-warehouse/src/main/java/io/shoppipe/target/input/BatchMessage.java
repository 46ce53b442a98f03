package io.shoppipe.target.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.Stores;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.StoredObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a BATCH message says: files whose lines are the stream's records, as JSON objects without
 * envelope.
 */
record BatchMessage(
    String where, String stream, List<StoredObject> files, boolean gzip, @Nullable Long version) {
  private static final String FILE = "file://";
  private static final Pattern REMOTE = Pattern.compile("(?is)(s3|gs)://.*");

  /** The parts of the message that name the files. */
  record Parts(JsonNode encoding, JsonNode manifest) {}

  BatchMessage {
    files = List.copyOf(files);
  }

  /** Checks the parts of the message. */
  static BatchMessage of(
      String where, String stream, Parts parts, @Nullable Long version, Stores stores) {
    String place = where + ": BATCH of stream '" + stream + "': ";
    JsonNode encoding = parts.encoding();
    JsonNode manifest = parts.manifest();
    require(encoding, "format", List.of("jsonl"), place);
    require(encoding, "compression", List.of("gzip", "none"), place);
    if (!manifest.isArray()) {
      throw SingerException.data(
          place + "'manifest' must be a list of file://, s3:// or gs:// URLs. Mend the tap.");
    }
    List<StoredObject> files = new ArrayList<>();
    manifest.forEach(url -> files.add(file(url, place, stores)));
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

  /** Deletes the files, as far as they are there. */
  void delete(Stores stores) {
    files.forEach(file -> stores.of(file.address()).delete(file.address()));
  }

  private static StoredObject file(JsonNode url, String place, Stores stores) {
    String text = url.asText("");
    boolean local = text.regionMatches(true, 0, FILE, 0, FILE.length());
    if (!url.isTextual() || !(local || REMOTE.matcher(text).matches())) {
      throw SingerException.data(
          place
              + url
              + " can't be read; only file://, s3:// and gs:// are. Set the tap's"
              + " batch_config.storage.");
    }
    Address address = local ? Address.of(path(text, place).toString()) : Address.of(text);
    if (local && !Files.isRegularFile(Path.of(address.key()))) {
      throw SingerException.data(
          place
              + "there is no file "
              + address
              + ". Run the tap again; it must run on this machine.");
    }
    return stores
        .of(address)
        .stat(address)
        .orElseThrow(
            () ->
                SingerException.data(
                    place + "there is no object " + address + ". Run the tap again."));
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
