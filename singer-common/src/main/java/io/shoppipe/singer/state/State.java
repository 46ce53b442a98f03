package io.shoppipe.singer.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import java.util.Optional;

/**
 * A tap's state in the Singer SDK's form: {@code bookmarks.<stream>.replication_key_value} is how
 * far a stream was read; while an unsorted stream runs, its greatest value so far stands in {@code
 * progress_markers}, which a broken run leaves and the next run wipes. Keys that it does not know
 * are kept. Not thread-safe.
 */
public final class State {
  private static final String KEY = "replication_key";
  private static final String VALUE = "replication_key_value";
  private static final String PROGRESS = "progress_markers";

  private final ObjectNode root;

  private State(ObjectNode root) {
    this.root = root;
  }

  public static State empty() {
    return new State(ExactJson.MAPPER.createObjectNode());
  }

  /**
   * Reads a state: bare, as a STATE message, or as Meltano dumps it ({@code singer_state}). {@code
   * where} names its file in the message of a refusal.
   */
  public static State parse(JsonNode json, String where) {
    if (json.isNull() || json.isMissingNode()) {
      return empty();
    }
    JsonNode bare = json.path("type").asText().equals("STATE") ? json.path("value") : json;
    bare = bare.has("singer_state") ? bare.path("singer_state") : bare;
    boolean bookmarksFit = !bare.has("bookmarks") || bare.get("bookmarks").isObject();
    if (bare.isObject() && bookmarksFit) {
      return new State(bare.deepCopy());
    }
    throw SingerException.config(
        where
            + ": is no Singer state. Expected {\"bookmarks\": {…}} as the target printed it;"
            + " without --state the run starts anew.");
  }

  /** How far the stream was read by this key, if it was; another key's value does not count. */
  public Optional<JsonNode> bookmark(String stream, String replicationKey) {
    JsonNode entry = root.path("bookmarks").path(stream);
    JsonNode value = entry.path(VALUE);
    boolean usable = !value.isMissingNode() && !value.isNull();
    return usable && entry.path(KEY).asText().equals(replicationKey)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** Removes what a broken run left of the stream's progress. */
  public void wipeProgress(String stream) {
    if (root.path("bookmarks").path(stream) instanceof ObjectNode entry) {
      entry.remove(PROGRESS);
      entry.remove("replication_key_signpost");
      entry.remove("starting_replication_value");
    }
  }

  /** Notes the greatest value seen so far; it counts only once the stream is finished. */
  public void progress(String stream, String replicationKey, JsonNode greatest) {
    ObjectNode entry = entry(stream);
    ObjectNode markers =
        entry.get(PROGRESS) instanceof ObjectNode there ? there : entry.putObject(PROGRESS);
    markers.put("Note", "Progress is not resumable if interrupted.");
    markers.put(KEY, replicationKey);
    markers.set(VALUE, greatest);
  }

  /** The stream was read to its end: its progress becomes its bookmark. */
  public void finish(String stream) {
    ObjectNode entry = entry(stream);
    if (entry.remove(PROGRESS) instanceof ObjectNode markers) {
      entry.set(KEY, markers.path(KEY));
      entry.set(VALUE, markers.path(VALUE));
    }
  }

  /** Notes which version of the stream's full refresh was the last to be whole. */
  public void refreshed(String stream, long version) {
    entry(stream).put("version", version);
  }

  public boolean isEmpty() {
    return root.isEmpty();
  }

  /** A copy that later changes of this state do not touch. */
  public ObjectNode toJson() {
    return root.deepCopy();
  }

  private ObjectNode entry(String stream) {
    ObjectNode bookmarks =
        root.get("bookmarks") instanceof ObjectNode there ? there : root.putObject("bookmarks");
    return bookmarks.get(stream) instanceof ObjectNode there ? there : bookmarks.putObject(stream);
  }
}
