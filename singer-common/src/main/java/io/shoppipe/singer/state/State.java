package io.shoppipe.singer.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import java.util.HashMap;
import java.util.Map;

/**
 * A tap's state in the Singer SDK's form: {@code bookmarks.<stream>} tells how far a stream was
 * read, {@code partitions} in it the same for each of its contexts. Keys that it does not know are
 * kept. Not thread-safe.
 */
public final class State {
  private static final String BOOKMARKS = "bookmarks";

  private final ObjectNode root;
  private final String where;
  private final Map<String, StreamState> streams = new HashMap<>();

  private State(ObjectNode root, String where) {
    this.root = root;
    this.where = where;
  }

  public static State empty() {
    return new State(ExactJson.MAPPER.createObjectNode(), "state");
  }

  /**
   * Reads a state: bare, as a STATE message, or as Meltano dumps it ({@code singer_state}); a JSON
   * null is an empty one. {@code where} names its file in the message of a refusal.
   */
  public static State parse(JsonNode json, String where) {
    if (json.isNull()) {
      return empty();
    }
    JsonNode bare = json.path("type").asText().equals("STATE") ? json.path("value") : json;
    bare = bare.has("singer_state") ? bare.path("singer_state") : bare;
    if (bare.isNull()) {
      return empty();
    }
    boolean bookmarksFit = !bare.hasNonNull(BOOKMARKS) || bare.get(BOOKMARKS).isObject();
    if (bare instanceof ObjectNode object && bookmarksFit) {
      return new State(object.deepCopy(), where);
    }
    throw SingerException.config(
        where
            + ": is no Singer state. Expected {\"bookmarks\": {…}} as the target printed it;"
            + " without --state the run starts anew.");
  }

  /** What it says of a stream; what is no such entry is refused when it is looked at. */
  public StreamState stream(String stream) {
    return streams.computeIfAbsent(stream, name -> new StreamState(root, name, where));
  }

  public boolean isEmpty() {
    return root.isEmpty();
  }

  /** A copy that later changes of this state do not touch. */
  public ObjectNode toJson() {
    return root.deepCopy();
  }
}
