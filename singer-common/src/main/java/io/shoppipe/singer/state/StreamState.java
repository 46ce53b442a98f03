package io.shoppipe.singer.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A stream's entry in the state and those of its partitions. Not thread-safe. */
public final class StreamState {
  private static final String BOOKMARKS = "bookmarks";
  private static final String PARTITIONS = "partitions";
  private static final String CONTEXT = "context";
  private static final String SOURCE = "source_state";

  private final ObjectNode root;
  private final String stream;
  private final String where;
  private @Nullable Map<String, ObjectNode> partitions;

  StreamState(ObjectNode root, String stream, String where) {
    this.root = root;
    this.stream = stream;
    this.where = where + ": bookmarks." + stream;
    JsonNode entry = root.path(BOOKMARKS).path(stream);
    if (!entry.isMissingNode() && !entry.isNull() && !entry.isObject()) {
      throw broken(this.where, "is no object");
    }
  }

  /** How far the stream as a whole was read. */
  public StreamBookmark bookmark() {
    return new StreamBookmark(this::entry, this::madeEntry, where);
  }

  /** How far the stream was read for this context: the parent's values that a child is read by. */
  public StreamBookmark partition(ObjectNode context) {
    Map<String, ObjectNode> known = partitions();
    String key = key(context);
    return new StreamBookmark(
        () -> Optional.ofNullable(known.get(key)),
        () -> known.computeIfAbsent(key, missing -> madePartition(context)),
        where + ".partitions " + context);
  }

  /** Removes what a broken run left of the stream's progress, in the partitions too. */
  public void wipeProgress() {
    bookmark().wipeProgress();
    partitions()
        .values()
        .forEach(
            entry ->
                new StreamBookmark(() -> Optional.of(entry), () -> entry, where).wipeProgress());
  }

  /** Notes which version of the stream's full refresh was the last to be whole. */
  public void refreshed(long version) {
    madeEntry().put("version", version);
  }

  /** What the stream's source keeps for its next run; missing where there is nothing. */
  public JsonNode source() {
    return root.path(BOOKMARKS).path(stream).path(SOURCE);
  }

  public void keepSource(JsonNode state) {
    madeEntry().set(SOURCE, state);
  }

  private Map<String, ObjectNode> partitions() {
    Map<String, ObjectNode> known = partitions;
    if (known == null) {
      known = read(root.path(BOOKMARKS).path(stream).path(PARTITIONS));
      partitions = known;
    }
    return known;
  }

  private Map<String, ObjectNode> read(JsonNode list) {
    Map<String, ObjectNode> known = new HashMap<>();
    if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
      throw broken(where + ".partitions", "is no list");
    }
    for (JsonNode item : list) {
      if (!(item instanceof ObjectNode entry) || !item.path(CONTEXT).isObject()) {
        throw broken(where + ".partitions", "holds " + item + ", which has no context");
      }
      if (known.put(key((ObjectNode) item.path(CONTEXT)), entry) != null) {
        throw broken(where + ".partitions", "holds " + item.path(CONTEXT) + " twice");
      }
    }
    return known;
  }

  private Optional<ObjectNode> entry() {
    return root.path(BOOKMARKS).path(stream) instanceof ObjectNode there
        ? Optional.of(there)
        : Optional.empty();
  }

  private ObjectNode madeEntry() {
    ObjectNode bookmarks =
        root.get(BOOKMARKS) instanceof ObjectNode there ? there : root.putObject(BOOKMARKS);
    return bookmarks.get(stream) instanceof ObjectNode there ? there : bookmarks.putObject(stream);
  }

  private ObjectNode madePartition(ObjectNode context) {
    ObjectNode entry = madeEntry();
    ArrayNode list =
        entry.get(PARTITIONS) instanceof ArrayNode there ? there : entry.putArray(PARTITIONS);
    ObjectNode made = list.addObject();
    made.set(CONTEXT, context.deepCopy());
    return made;
  }

  /** The same for contexts that differ in nothing but the order of their fields. */
  private static String key(ObjectNode context) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    context.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
    ObjectNode ordered = ExactJson.MAPPER.createObjectNode();
    sorted.forEach(ordered::set);
    return ordered.toString();
  }

  private static SingerException broken(String what, String why) {
    return SingerException.config(
        what + " " + why + ". Correct it, or take the stream out of the state to read it anew.");
  }
}
