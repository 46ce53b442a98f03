package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.tap.source.RecordSink;
import io.shoppipe.tap.source.Shaping;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way through a stream, for a child stream through what belongs to one of its parent's records.
 * A parent's record and what is cut out of it follow each other at once, and a STATE never comes
 * between them; what is fetched for it comes next, and the parent's bookmark moves only after that.
 * Not thread-safe.
 */
final class Reading implements RecordSink {
  private final FamilySync family;
  private final Map<String, JsonNode> context;
  private final @Nullable Bookmark bookmark;
  private final @Nullable Reading parent;
  private final @Nullable Output direct;
  private long records;

  /** {@code context} is empty, and {@code parent} null, for a stream that stands alone. */
  Reading(
      FamilySync family,
      Map<String, JsonNode> context,
      Optional<Bookmark> bookmark,
      @Nullable Reading parent) {
    this.family = family;
    this.context = context;
    this.bookmark = bookmark.orElse(null);
    this.parent = parent;
    boolean alone = context.isEmpty() && bookmark.isEmpty() && family.hasNoFetched();
    this.direct = alone ? family.outputs().direct(family.definition()).orElse(null) : null;
  }

  @Override
  public void accept(byte[] json, int length, Instant extractedAt) {
    Output output = direct;
    if (output == null) {
      RecordSink.super.accept(json, length, extractedAt);
    } else {
      stopIfAsked();
      output.record(json, length, extractedAt);
      sent();
    }
  }

  @Override
  public boolean takesBytes() {
    return direct != null;
  }

  @Override
  public void accept(ObjectNode record, Instant extractedAt) {
    stopIfAsked();
    Shaping.shape(record, family.definition().postProcessing());
    addContext(record);
    Bookmark mark = bookmark;
    if (mark != null && !mark.includes(record)) {
      return;
    }
    if (mark != null) {
      see(mark, record);
    }
    Map<FamilySync, Map<String, JsonNode>> contexts = family.contexts(record, context);
    family.outputs().record(record, extractedAt);
    contexts.forEach((child, values) -> child.read(values, this));
    if (mark != null) {
      mark.settle();
    }
    sent();
  }

  private void stopIfAsked() {
    if (family.run().stopped().getAsBoolean()) {
      throw new StoppedException();
    }
  }

  private void sent() {
    RunContext run = family.run();
    records++;
    if (run.ledger().isDue() || family.isFull()) {
      family.root().cut();
      progress();
      run.ledger().send();
    }
    if (run.limit().isPresent() && records >= run.limit().getAsLong()) {
      throw new EnoughException();
    }
  }

  /** What the last run sent still holds, so that no new version may take its place. */
  @Override
  public void unchanged() {
    family.root().keepVersion();
  }

  /** Notes in the state how far this reading and those around it have come. */
  void progress() {
    if (parent != null) {
      parent.progress();
    }
    if (bookmark != null) {
      bookmark.progress();
    }
  }

  private void see(Bookmark mark, ObjectNode record) {
    try {
      mark.see(record);
    } catch (UnsortedException e) {
      throw SingerException.data(
          "stream '"
              + family.definition().id()
              + "': its records are said to come in the order of '"
              + mark.replicationKey()
              + "', but "
              + e.getMessage()
              + ". Take is_sorted out of its definition.");
    }
  }

  /** What the stream declares of its context, where the record does not say it itself. */
  private void addContext(ObjectNode record) {
    context.forEach(
        (name, value) -> {
          boolean declared = family.definition().schema().path("properties").has(name);
          if (declared && !record.has(name)) {
            record.set(name, value);
          }
        });
  }
}
