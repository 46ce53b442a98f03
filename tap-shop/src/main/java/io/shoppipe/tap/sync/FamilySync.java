package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.tap.source.ChildCutter;
import io.shoppipe.tap.source.ReadRequest;
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

  private final FamilyPlan family;
  private final Outputs outputs;
  private final Optional<Bookmark> bookmark;
  private final StateLedger ledger;
  private final long version;
  private long read;

  /** {@code bookmark} is empty for FULL_TABLE, whose version is {@code version}. */
  FamilySync(
      FamilyPlan family,
      Outputs outputs,
      Optional<Bookmark> bookmark,
      StateLedger ledger,
      long version) {
    this.family = family;
    this.outputs = outputs;
    this.bookmark = bookmark;
    this.ledger = ledger;
    this.version = version;
  }

  void run() {
    outputs.all().forEach(Output::schema);
    LOG.info(
        "{}: {} begins{}", names(), bookmark.isPresent() ? "INCREMENTAL" : "FULL_TABLE", since());
    family.source().read(request(), this::take);
    outputs.all().forEach(Output::activateVersion);
    bookmark.ifPresentOrElse(mark -> mark.finish(ledger.state()), this::refreshed);
    ledger.send();
    outputs.all().forEach(output -> LOG.info("{}: {} records", output.stream(), output.records()));
  }

  private void take(ObjectNode record, Instant extractedAt) {
    Shaping.shape(record, family.definition().postProcessing());
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

  private ReadRequest request() {
    return ReadRequest.from(
        bookmark.flatMap(
            mark -> mark.from().map(from -> new ReadRequest.Bound(mark.replicationKey(), from))));
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
