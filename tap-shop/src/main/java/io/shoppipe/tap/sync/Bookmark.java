package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.state.StreamBookmark;
import java.time.Duration;
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
  private final boolean sorted;
  private final List<StreamBookmark> entries;
  private final JsonNode ceiling;
  private final Optional<JsonNode> from;
  private @Nullable JsonNode greatest;
  private @Nullable JsonNode settled;
  private @Nullable JsonNode previous;

  /**
   * {@code entries} are the state's for the streams that are read together. The least of them is
   * where the reading begins, the start date where one of them has none.
   */
  Bookmark(Replication replication, List<StreamBookmark> entries, Beginning beginning) {
    this.replicationKey = replication.key();
    this.order = replication.order();
    this.sorted = replication.sorted();
    this.entries = List.copyOf(entries);
    this.ceiling = ReplicationOrder.value(beginning.runStart());
    Optional<JsonNode> stored = least();
    this.greatest = stored.orElse(null);
    this.from =
        stored.isPresent()
            ? stored.map(value -> lookBack(value, replication.lookback()))
            : beginning.startDate().filter(date -> order.isDateTime()).map(ReplicationOrder::value);
  }

  String replicationKey() {
    return replicationKey;
  }

  /** The least value to read, inclusive. */
  Optional<JsonNode> from() {
    return from;
  }

  /** The reading begins. */
  void begin() {
    Optional<JsonNode> signpost = order.isDateTime() ? Optional.of(ceiling) : Optional.empty();
    entries.forEach(entry -> entry.begin(from, signpost));
  }

  /** Whether the record is to be emitted; one whose value can't be compared is. */
  boolean includes(JsonNode record) {
    JsonNode value = record.path(replicationKey);
    return from.isEmpty() || !order.accepts(value) || order.compare(value, from.get()) >= 0;
  }

  /**
   * Takes note of an emitted record.
   *
   * @throws UnsortedException where the stream is said to be sorted, and this record is not
   */
  void see(JsonNode record) {
    JsonNode value = record.path(replicationKey);
    if (!order.accepts(value)) {
      return;
    }
    JsonNode before = previous;
    if (sorted && before != null && order.compare(value, before) < 0) {
      throw new UnsortedException(value, before);
    }
    previous = value;
    if (greatest == null || order.compare(value, greatest) > 0) {
      greatest = capped(value);
    }
  }

  /** All records that were seen are sent, with what belongs to them. */
  void settle() {
    settled = greatest;
  }

  /** Writes into the state how far all is sent. */
  void progress() {
    JsonNode value = settled;
    if (value == null) {
      return;
    }
    for (StreamBookmark entry : entries) {
      if (sorted) {
        entry.reach(replicationKey, value);
      } else {
        entry.progress(replicationKey, value);
      }
    }
  }

  void finish() {
    entries.forEach(entry -> entry.finish(replicationKey, Optional.ofNullable(greatest)));
  }

  private JsonNode capped(JsonNode value) {
    if (!order.isDateTime() || order.compare(value, ceiling) <= 0) {
      return value;
    }
    JsonNode known = greatest;
    return known != null && order.compare(known, ceiling) > 0 ? known : ceiling;
  }

  private Optional<JsonNode> least() {
    JsonNode least = null;
    for (StreamBookmark entry : entries) {
      Optional<JsonNode> stored = entry.value(replicationKey);
      if (stored.isEmpty()) {
        return Optional.empty();
      }
      JsonNode value = stored.get();
      if (!order.accepts(value)) {
        throw entry.unfit(replicationKey, value);
      }
      least = least == null || order.compare(value, least) < 0 ? value : least;
    }
    return Optional.ofNullable(least);
  }

  private JsonNode lookBack(JsonNode value, Duration lookback) {
    return order.isDateTime() && !lookback.isZero()
        ? ReplicationOrder.value(ReplicationOrder.instant(value).orElseThrow().minus(lookback))
        : value;
  }
}
