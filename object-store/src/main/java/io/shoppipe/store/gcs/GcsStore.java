package io.shoppipe.store.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.ChangedException;
import io.shoppipe.store.api.Glob;
import io.shoppipe.store.api.Missing;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.store.remote.Body;
import io.shoppipe.store.remote.ResumedStream;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Objects of Google Cloud Storage. An object's generation, which each writing changes, stands for
 * its ETag. A read that breaks off is taken up again where it stood.
 */
public final class GcsStore implements ObjectStore {
  private static final String FIELDS = "name,size,generation,updated";
  private static final int NOT_FOUND = 404;

  private final GcsSettings settings;
  private final GcsClient client;

  public GcsStore(GcsSettings settings) {
    this.settings = settings;
    this.client = GcsClient.of(settings, Clock.systemUTC());
  }

  @Override
  public List<StoredObject> list(Address pattern) {
    Glob glob = Glob.of(pattern.key());
    String first =
        bucket("/storage/v1", pattern)
            + "/o?maxResults=1000&fields=nextPageToken,items("
            + FIELDS
            + ")&prefix="
            + encoded(glob.prefix());
    List<StoredObject> found = new ArrayList<>();
    String token = "";
    do {
      String page = token.isEmpty() ? first : first + "&pageToken=" + encoded(token);
      JsonNode answer = client.json(Request.get(page), pattern, "listed");
      for (JsonNode item : answer.path("items")) {
        String key = item.path("name").asText();
        if (!key.endsWith("/") && glob.matches(key)) {
          found.add(stored(pattern.withKey(key), item));
        }
      }
      token = answer.path("nextPageToken").asText("");
    } while (!token.isEmpty());
    return List.copyOf(found);
  }

  @Override
  public Optional<StoredObject> stat(Address address) {
    return client
        .jsonIfThere(Request.get(object(address) + "?fields=" + FIELDS), address, "looked at")
        .map(item -> stored(address, item));
  }

  @Override
  public InputStream open(StoredObject object) {
    return open(object, 0, object.size());
  }

  @Override
  public InputStream open(StoredObject object, long start, long length) {
    long end = Math.min(object.size(), start + length);
    return new ResumedStream(
        object.address(), start, end, settings.persistence(), at -> part(object, at, end));
  }

  @Override
  public void put(Address address, Path content) {
    String upload =
        bucket("/upload/storage/v1", address)
            + "/o?uploadType=media&fields=name&name="
            + encoded(address.key());
    Request.Content bytes =
        new Request.Content(
            "application/octet-stream",
            content.toFile().length(),
            () -> Files.newInputStream(content));
    client.json(Request.of("POST", upload, bytes), address, "written");
  }

  @Override
  public void delete(Address address) {
    client.jsonIfThere(
        new Request(
            "DELETE", Request.get(object(address)).address(), java.util.Map.of(), Optional.empty()),
        address,
        "deleted");
  }

  @Override
  public void close() {}

  private Body part(StoredObject object, long from, long end) {
    Address address = object.address();
    // Packed objects are to come as they are stored: their size and ranges are those.
    Request request =
        Request.get(object(address) + "?alt=media&ifGenerationMatch=" + object.etag())
            .with("Accept-Encoding", "gzip");
    boolean ranged = from > 0 || end < object.size();
    if (ranged) {
      request = request.with("Range", "bytes=" + from + "-" + (end - 1));
    }
    return client.body(request, address, ranged, () -> vanished(address));
  }

  private SingerException vanished(Address address) {
    return new ChangedException(
        address
            + " was there when the bucket was listed, and is gone now ("
            + NOT_FOUND
            + "). "
            + Missing.listing(address, this)
            + " Run again.");
  }

  private String bucket(String path, Address address) {
    return settings.endpoint() + path + "/b/" + encoded(address.bucket());
  }

  private String object(Address address) {
    return bucket("/storage/v1", address) + "/o/" + encoded(address.key());
  }

  private static StoredObject stored(Address address, JsonNode item) {
    return new StoredObject(
        address,
        item.path("size").asLong(),
        item.path("generation").asText(),
        Instant.parse(item.path("updated").asText()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
