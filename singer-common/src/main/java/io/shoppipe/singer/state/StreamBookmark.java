package io.shoppipe.singer.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How far a stream, or one of its partitions, was read: {@code replication_key_value}. While an
 * unsorted one runs, the greatest value so far stands in {@code progress_markers}, which a broken
 * run leaves and the next run wipes. A view of the state, not thread-safe.
 */
public final class StreamBookmark {
  private static final String KEY = "replication_key";
  private static final String VALUE = "replication_key_value";
  private static final String PROGRESS = "progress_markers";
  private static final String SIGNPOST = "replication_key_signpost";
  private static final String STARTING = "starting_replication_value";

  /** Names that an entry uses for something else than a classic bookmark. */
  private static final Set<String> TAKEN =
      Set.of(KEY, VALUE, PROGRESS, SIGNPOST, STARTING, "version", "partitions", "source_state");

  private final Supplier<Optional<ObjectNode>> there;
  private final Supplier<ObjectNode> made;
  private final String where;

  /** {@code made} is {@code there}, put into the state where it is missing. */
  StreamBookmark(Supplier<Optional<ObjectNode>> there, Supplier<ObjectNode> made, String where) {
    this.there = there;
    this.made = made;
    this.where = where;
  }

  /**
   * How far it was read by this key; another key's value does not count, one without a key does.
   * Taps that are older than the Singer SDK write the value under the key's own name.
   */
  public Optional<JsonNode> value(String replicationKey) {
    Optional<ObjectNode> entry = there.get();
    return entry
        .filter(it -> !it.hasNonNull(KEY) || it.get(KEY).asText().equals(replicationKey))
        .map(it -> it.path(VALUE))
        .filter(StreamBookmark::isGiven)
        .or(() -> entry.flatMap(it -> classic(it, replicationKey)));
  }

  private static Optional<JsonNode> classic(ObjectNode entry, String replicationKey) {
    return TAKEN.contains(replicationKey)
        ? Optional.empty()
        : Optional.of(entry.path(replicationKey)).filter(StreamBookmark::isGiven);
  }

  private static boolean isGiven(JsonNode value) {
    return value.isValueNode() && !value.isNull();
  }

  /** The key of the value that there is, if it is another one. */
  public Optional<String> otherKey(String replicationKey) {
    return there
        .get()
        .filter(entry -> entry.hasNonNull(VALUE) && entry.hasNonNull(KEY))
        .map(entry -> entry.path(KEY).asText())
        .filter(key -> !key.equals(replicationKey) && value(replicationKey).isEmpty());
  }

  /** Notes where a run begins to read, and what its bookmark shall not pass. */
  public void begin(Optional<JsonNode> starting, Optional<JsonNode> signpost) {
    starting.ifPresent(value -> made.get().set(STARTING, value));
    signpost.ifPresent(value -> made.get().set(SIGNPOST, value));
  }

  /** Removes what a broken run left. */
  void wipeProgress() {
    there
        .get()
        .ifPresent(
            entry -> {
              entry.remove(PROGRESS);
              entry.remove(SIGNPOST);
              entry.remove(STARTING);
            });
  }

  /** Notes the greatest value seen so far; it counts only once the reading is finished. */
  public void progress(String replicationKey, JsonNode greatest) {
    ObjectNode entry = made.get();
    ObjectNode markers =
        entry.get(PROGRESS) instanceof ObjectNode known ? known : entry.putObject(PROGRESS);
    markers.put("Note", "Progress is not resumable if interrupted.");
    markers.put(KEY, replicationKey);
    markers.set(VALUE, greatest);
  }

  /** Notes how far it was read: a broken run goes on from there. */
  public void reach(String replicationKey, JsonNode value) {
    ObjectNode entry = made.get();
    if (!TAKEN.contains(replicationKey)) {
      entry.remove(replicationKey);
    }
    entry.put(KEY, replicationKey);
    entry.set(VALUE, value);
  }

  /** It was read to its end, as far as {@code reached}. */
  public void finish(String replicationKey, Optional<JsonNode> reached) {
    wipeProgress();
    reached.ifPresent(value -> reach(replicationKey, value));
  }

  /** A value in it that is none of the replication key's. */
  public SingerException unfit(String replicationKey, JsonNode value) {
    return SingerException.config(
        where
            + ".replication_key_value "
            + value
            + " is no value of '"
            + replicationKey
            + "'. Correct it, or take the stream out of the state to read it anew.");
  }
}
