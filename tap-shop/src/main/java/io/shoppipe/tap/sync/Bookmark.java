package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.state.State;
import io.shoppipe.tap.settings.TapSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far an INCREMENTAL stream has been read, and where it begins. The bookmark is the greatest
 * value seen, but not later than the run's start: a record dated in the future would otherwise hide
 * all that come before that day. It never goes back. Not thread-safe.
 */
final class Bookmark {
  private final String replicationKey;
  private final ReplicationOrder order;
  private final List<String> streams;
  private final JsonNode ceiling;
  private final Optional<JsonNode> from;
  private @Nullable JsonNode greatest;

  /**
   * For a family that is read INCREMENTAL. The least bookmark of its selected streams is where the
   * reading begins, the start date where one of them has none.
   */
  Bookmark(
      FamilyPlan family,
      String replicationKey,
      State state,
      TapSettings settings,
      Instant runStart) {
    this.replicationKey = replicationKey;
    this.order =
        new ReplicationOrder(family.definition().schema().path("properties").path(replicationKey));
    this.streams = family.streams();
    this.ceiling = ReplicationOrder.value(runStart);
    Optional<JsonNode> stored = least(state);
    this.greatest = stored.orElse(null);
    this.from =
        stored.isPresent()
            ? stored.map(value -> lookBack(value, settings))
            : settings.startDate().filter(date -> order.isDateTime()).map(ReplicationOrder::value);
  }

  String replicationKey() {
    return replicationKey;
  }

  /** The least value to read, inclusive. */
  Optional<JsonNode> from() {
    return from;
  }

  /** Whether the record is to be emitted; one whose value can't be compared is. */
  boolean includes(JsonNode record) {
    JsonNode value = record.path(replicationKey);
    return from.isEmpty() || !order.accepts(value) || order.compare(value, from.get()) >= 0;
  }

  /** Takes note of an emitted record. */
  void see(JsonNode record) {
    JsonNode value = record.path(replicationKey);
    if (order.accepts(value) && (greatest == null || order.compare(value, greatest) > 0)) {
      greatest = capped(value);
    }
  }

  /** Writes how far the reading has come into the state. */
  void progress(State state) {
    JsonNode value = greatest;
    if (value != null) {
      streams.forEach(stream -> state.progress(stream, replicationKey, value));
    }
  }

  void finish(State state) {
    progress(state);
    streams.forEach(state::finish);
  }

  private JsonNode capped(JsonNode value) {
    if (!order.isDateTime() || order.compare(value, ceiling) <= 0) {
      return value;
    }
    JsonNode known = greatest;
    return known != null && order.compare(known, ceiling) > 0 ? known : ceiling;
  }

  private Optional<JsonNode> least(State state) {
    JsonNode least = null;
    for (String stream : streams) {
      Optional<JsonNode> stored = state.bookmark(stream, replicationKey);
      if (stored.isEmpty()) {
        return Optional.empty();
      }
      JsonNode value = checked(stream, stored.get());
      least = least == null || order.compare(value, least) < 0 ? value : least;
    }
    return Optional.ofNullable(least);
  }

  private JsonNode checked(String stream, JsonNode value) {
    if (order.accepts(value)) {
      return value;
    }
    throw SingerException.config(
        "state: bookmarks."
            + stream
            + ".replication_key_value "
            + value
            + " is no value of '"
            + replicationKey
            + "'. Correct it, or take the stream out of the state to read it anew.");
  }

  private JsonNode lookBack(JsonNode value, TapSettings settings) {
    return order.isDateTime() && !settings.lookback().isZero()
        ? ReplicationOrder.value(
            ReplicationOrder.instant(value).orElseThrow().minus(settings.lookback()))
        : value;
  }
}
