package io.shoppipe.tap.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.SingerException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * One answer's records and what it tells of the list. Records are held until the answer has proved
 * whole; of a very long answer they flow on while it is still read. Filled by one thread, used by
 * another: whoever takes the page out of a future or the last of the flow sees all that was put in.
 */
final class Page {
  private static final int BATCHES_AHEAD = 4;

  private final URI address;
  private final HttpHeaders headers;
  private final Instant arrivedAt;
  private final boolean unchanged;
  private final List<PageRecord> held = new ArrayList<>();
  private final BlockingQueue<Batch> flow = new ArrayBlockingQueue<>(BATCHES_AHEAD);
  private final Map<JsonPointer, JsonNode> values = new HashMap<>();
  private List<PageRecord> batch = new ArrayList<>();
  private boolean flowing;
  private long records;
  private OptionalLong total = OptionalLong.empty();
  private Optional<JsonNode> lastId = Optional.empty();

  /** {@code unchanged}: the source says that nothing has changed since the last time. */
  Page(URI address, HttpHeaders headers, Instant arrivedAt, boolean unchanged) {
    this.address = address;
    this.headers = headers;
    this.arrivedAt = arrivedAt.truncatedTo(ChronoUnit.MILLIS);
    this.unchanged = unchanged;
  }

  /** A page without records, of an answer without a body. */
  static Page none(URI address, Instant arrivedAt) {
    return new Page(address, HttpHeaders.of(Map.of(), (name, value) -> true), arrivedAt, false);
  }

  private record Batch(
      List<PageRecord> records, Optional<RuntimeException> failure, boolean last) {}

  void add(PageRecord record) {
    records++;
    (flowing ? batch : held).add(record);
  }

  /** The id of the record that was added last, where the paging asks for it. */
  void lastId(JsonNode id) {
    lastId = Optional.of(id);
  }

  void put(JsonPointer pointer, JsonNode value) {
    values.put(pointer, value);
  }

  void total(OptionalLong told) {
    total = told;
  }

  /** From now on, records go to whoever {@link #forEach}es as they come. */
  void startToFlow() {
    flowing = true;
  }

  /** Hands on what has come since the last time; waits while the reader is far behind. */
  void handOn() {
    if (!batch.isEmpty()) {
      put(new Batch(batch, Optional.empty(), false));
      batch = new ArrayList<>();
    }
  }

  /** No more records follow. */
  void end() {
    if (flowing) {
      handOn();
      put(new Batch(List.of(), Optional.empty(), true));
    }
  }

  /** The answer broke while it flowed. */
  void fail(RuntimeException failure) {
    put(new Batch(List.of(), Optional.of(failure), true));
  }

  boolean isFlowing() {
    return flowing;
  }

  /** Takes the records, once. */
  void forEach(Consumer<PageRecord> sink) {
    held.forEach(sink);
    held.clear();
    boolean more = flowing;
    while (more) {
      Batch next = take();
      next.failure()
          .ifPresent(
              failure -> {
                throw failure;
              });
      next.records().forEach(sink);
      more = !next.last();
    }
  }

  Instant arrivedAt() {
    return arrivedAt;
  }

  boolean isUnchanged() {
    return unchanged;
  }

  /** How many records came; of a flowing page only after the last. */
  long records() {
    return records;
  }

  /** The length of the whole list, where the answer tells it. */
  OptionalLong total() {
    return total;
  }

  Optional<JsonNode> lastId() {
    return lastId;
  }

  URI address() {
    return address;
  }

  HttpHeaders headers() {
    return headers;
  }

  Optional<JsonNode> value(JsonPointer pointer) {
    return Optional.ofNullable(values.get(pointer));
  }

  Optional<Boolean> flag(JsonPointer pointer) {
    return value(pointer).filter(node -> !node.isNull()).map(JsonNode::asBoolean);
  }

  OptionalLong number(JsonPointer pointer) {
    return value(pointer).map(Page::number).orElseGet(OptionalLong::empty);
  }

  static OptionalLong number(JsonNode node) {
    return node.isIntegralNumber() || node.asText().matches("\\d{1,18}")
        ? OptionalLong.of(node.asLong())
        : OptionalLong.empty();
  }

  private void put(Batch next) {
    try {
      flow.put(next);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private Batch take() {
    try {
      return flow.take();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private SingerException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return SingerException.external(address + ": interrupted.", e);
  }
}
