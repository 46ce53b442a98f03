package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.settings.Instants;
import io.shoppipe.tap.source.ChildCutter;
import io.shoppipe.tap.source.ListReader;
import io.shoppipe.tap.source.Shaping;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream and its children. A parent's record and its children's follow each other at once,
 * and a STATE never comes between them. Not thread-safe.
 */
final class FamilySync {
  private static final Logger LOG = LoggerFactory.getLogger(FamilySync.class);

  /** Records of the parent stream between two STATE messages. */
  private static final long RECORDS_PER_STATE = 10_000;

  /** Later than any record: a source that takes an end defaults it to now, and hides the future. */
  private static final String FAR_FUTURE = "9999-12-31T00:00:00.000Z";

  private final StreamDefinition definition;
  private final Outputs outputs;
  private final Optional<Bookmark> bookmark;
  private final StateLedger ledger;
  private final long version;
  private long read;

  /** {@code bookmark} is empty for FULL_TABLE, whose version is {@code version}. */
  FamilySync(
      StreamDefinition definition,
      Outputs outputs,
      Optional<Bookmark> bookmark,
      StateLedger ledger,
      long version) {
    this.definition = definition;
    this.outputs = outputs;
    this.bookmark = bookmark;
    this.ledger = ledger;
    this.version = version;
  }

  void run(ListReader reader) {
    outputs.all().forEach(Output::schema);
    LOG.info(
        "{}: {} begins{}", names(), bookmark.isPresent() ? "INCREMENTAL" : "FULL_TABLE", since());
    reader.read(definition, query(), this::take);
    outputs.all().forEach(Output::activateVersion);
    bookmark.ifPresentOrElse(mark -> mark.finish(ledger.state()), this::refreshed);
    ledger.send();
    outputs.all().forEach(output -> LOG.info("{}: {} records", output.stream(), output.records()));
  }

  private void take(ObjectNode record, Instant extractedAt) {
    Shaping.removePasswords(record);
    Shaping.copyFields(record, definition.copy());
    if (bookmark.isPresent() && !bookmark.get().includes(record)) {
      return;
    }
    bookmark.ifPresent(mark -> mark.see(record));
    Map<Output, List<ObjectNode>> lines = new LinkedHashMap<>();
    outputs
        .children()
        .forEach((child, output) -> lines.put(output, ChildCutter.cut(record, child)));
    outputs.own().ifPresent(output -> output.record(record, extractedAt));
    lines.forEach((output, cut) -> cut.forEach(line -> output.record(line, extractedAt)));
    if (++read % RECORDS_PER_STATE == 0) {
      bookmark.ifPresent(mark -> mark.progress(ledger.state()));
      ledger.send();
    }
  }

  private Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    definition
        .range()
        .ifPresent(
            range -> {
              bookmark
                  .filter(mark -> mark.replicationKey().equals(range.replicationKey()))
                  .flatMap(Bookmark::from)
                  .flatMap(ReplicationOrder::instant)
                  .ifPresent(from -> query.put(range.from(), Instants.format(from)));
              query.put(range.before(), FAR_FUTURE);
            });
    return query;
  }

  private void refreshed() {
    outputs.all().forEach(output -> ledger.state().refreshed(output.stream(), version));
  }

  private String names() {
    return String.join(", ", outputs.all().map(Output::stream).toList());
  }

  private String since() {
    return bookmark.flatMap(Bookmark::from).map(from -> " at " + from.asText()).orElse("");
  }
}
