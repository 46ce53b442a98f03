package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.singer.state.State;
import io.shoppipe.singer.state.StreamBookmark;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.source.ReadRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream with all that hangs on it, while it is read. Its records are whole, and their version is
 * activated at the end, where it and all its parents are read whole. Not thread-safe.
 */
final class FamilySync {
  private static final Logger LOG = LoggerFactory.getLogger(FamilySync.class);

  private final FamilyPlan plan;
  private final RunContext run;
  private final FamilySync root;
  private final boolean whole;
  private final Outputs outputs;
  private final List<FamilySync> fetched;
  private boolean keepsVersion;

  /** For a stream without parent. */
  FamilySync(FamilyPlan plan, RunContext run) {
    this(plan, run, null);
  }

  private FamilySync(FamilyPlan plan, RunContext run, @Nullable FamilySync parent) {
    this.plan = plan;
    this.run = run;
    this.root = parent == null ? this : parent.root;
    this.whole = !plan.method().incremental() && (parent == null || parent.whole);
    this.outputs = Outputs.of(plan, run, whole);
    this.fetched = plan.fetched().stream().map(child -> new FamilySync(child, run, this)).toList();
  }

  StreamDefinition definition() {
    return plan.definition();
  }

  RunContext run() {
    return run;
  }

  FamilySync root() {
    return root;
  }

  Outputs outputs() {
    return outputs;
  }

  /** Whether nothing is read for each of its records. */
  boolean hasNoFetched() {
    return fetched.isEmpty();
  }

  /** Whether it is FULL_TABLE, with its parents. */
  boolean isWhole() {
    return whole;
  }

  /** Of this stream and of all that hang on it, parents first. */
  Stream<Output> allOutputs() {
    return Stream.concat(outputs.all(), fetched.stream().flatMap(FamilySync::allOutputs));
  }

  /** Refuses a state that does not fit, and tells of one that counts for nothing. */
  void check() {
    plan.method()
        .replication()
        .ifPresent(
            replication -> {
              entries(Map.of()).forEach(entry -> tellOtherKey(entry, replication.key()));
              bookmark(Map.of());
            });
    plan.source().check(request(Map.of(), Optional.empty()).sourceState());
    fetched.forEach(FamilySync::check);
  }

  private void tellOtherKey(StreamBookmark entry, String key) {
    entry
        .otherKey(key)
        .ifPresent(
            other ->
                LOG.warn(
                    "stream '{}': the state's bookmark is of '{}', not of '{}': it is read anew",
                    plan.definition().id(),
                    other,
                    key));
  }

  /** Where the stream's bookmark stands, for messages; nothing where there is none. */
  String since() {
    return bookmark(Map.of())
        .flatMap(Bookmark::from)
        .map(from -> " at " + from.asText())
        .orElse("");
  }

  /** Whether a file of this stream, or of one that is cut out of it, is full. */
  boolean isFull() {
    return outputs.anyFull();
  }

  /** Sends what waits in files. */
  void cut() {
    allOutputs().forEach(Output::cut);
  }

  /** Reads the stream for a context, which is empty for one that stands alone. */
  void read(Map<String, JsonNode> context, @Nullable Reading parent) {
    Optional<Bookmark> bookmark = bookmark(context);
    bookmark.ifPresent(Bookmark::begin);
    Reading reading = new Reading(this, context, bookmark, parent);
    try {
      plan.source().read(request(context, bookmark), reading);
    } catch (EnoughException e) {
      return;
    } catch (SingerException e) {
      keep(reading, e);
      throw e;
    }
    bookmark.ifPresent(Bookmark::finish);
  }

  /** What the streams that are fetched for this record need of it, by stream. */
  Map<FamilySync, Map<String, JsonNode>> contexts(
      ObjectNode record, Map<String, JsonNode> context) {
    Map<FamilySync, Map<String, JsonNode>> contexts = new LinkedHashMap<>();
    fetched.forEach(child -> contexts.put(child, child.contextOf(record, context)));
    return contexts;
  }

  /** Nothing has changed since the last run, whose version stays. */
  void keepVersion() {
    keepsVersion = true;
  }

  boolean keepsVersion() {
    return keepsVersion;
  }

  /** The state that the whole stream was read. */
  void refreshed() {
    if (whole) {
      outputs.all().forEach(out -> state().stream(out.stream()).refreshed(run.version()));
    }
    fetched.forEach(FamilySync::refreshed);
  }

  /** All messages so far are good, so that the next run need not ask for them again. */
  private void keep(Reading reading, SingerException failure) {
    if (run.settings().batch().isPresent()) {
      return;
    }
    try {
      reading.progress();
      run.ledger().send();
    } catch (SingerException stdoutClosed) {
      failure.addSuppressed(stdoutClosed);
    }
  }

  private Map<String, JsonNode> contextOf(ObjectNode parent, Map<String, JsonNode> outer) {
    Map<String, JsonNode> context = new LinkedHashMap<>(outer);
    plan.definition()
        .parent()
        .ifPresent(
            link ->
                link.context()
                    .forEach(
                        (name, pointer) -> {
                          JsonNode value = parent.at(pointer);
                          if (!value.isValueNode() || value.isNull()) {
                            throw SingerException.data(
                                "stream '"
                                    + plan.definition().id()
                                    + "': a record of its parent '"
                                    + link.stream()
                                    + "' holds "
                                    + (value.isMissingNode() ? "nothing" : value)
                                    + " at "
                                    + pointer
                                    + ", where the context's '"
                                    + name
                                    + "' should be. Correct 'context' in its definition.");
                          }
                          context.put(name, value);
                        }));
    return context;
  }

  private Optional<Bookmark> bookmark(Map<String, JsonNode> context) {
    return plan.method()
        .replication()
        .map(replication -> new Bookmark(replication, entries(context), run.beginning()));
  }

  private List<StreamBookmark> entries(Map<String, JsonNode> context) {
    ObjectNode partition = ExactJson.MAPPER.createObjectNode();
    context.forEach(partition::set);
    return plan.streams().stream()
        .map(name -> state().stream(name))
        .map(entry -> context.isEmpty() ? entry.bookmark() : entry.partition(partition))
        .toList();
  }

  private ReadRequest request(Map<String, JsonNode> context, Optional<Bookmark> bookmark) {
    Optional<ReadRequest.Bound> bound =
        bookmark.flatMap(
            mark -> mark.from().map(from -> new ReadRequest.Bound(mark.replicationKey(), from)));
    boolean wanted = plan.method().incremental() || plan.source().remembersWholeReads();
    boolean remembers = wanted && context.isEmpty();
    String id = plan.definition().id();
    return new ReadRequest(
        bound,
        context,
        remembers ? state().stream(id).source() : MissingNode.getInstance(),
        remembers ? state().stream(id)::keepSource : ignored -> {},
        run.limit());
  }

  private State state() {
    return run.ledger().state();
  }
}
