package io.shoppipe.tap.http;

import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.source.ReadRequest;
import io.shoppipe.tap.source.RecordSink;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One way through a stream's list: sends on what has not come before, and counts. Not thread-safe.
 */
final class ListPass implements Walk.Records {
  private final StreamDefinition stream;
  private final HttpSpec spec;
  private final RecordSink sink;
  private final RecordKey key;
  private final KeySet seenBefore;
  private final KeySet seen;
  private final OptionalLong limit;
  private final Progress progress;
  private long sent;
  private long distinct;
  private int distinctAtPage;
  private int pageHash;
  private int lastPageHash;

  /** {@code seenBefore}: the keys that came on an earlier way; empty, and filled, on the first. */
  ListPass(
      StreamDefinition stream,
      HttpSpec spec,
      ReadRequest request,
      RecordSink sink,
      KeySet seenBefore) {
    this.stream = stream;
    this.spec = spec;
    this.sink = sink;
    this.key = new RecordKey(stream, request.context());
    this.seenBefore = seenBefore;
    this.seen = seenBefore.size() == 0 ? seenBefore : new KeySet();
    this.limit = request.limit();
    long size = Math.min(spec.pace().pageSize(), limit.orElse(Long.MAX_VALUE));
    this.progress = new Progress(size, spec.total().isEstimate());
  }

  /** A second way, on which only what this one did not see is sent. */
  ListPass again(ReadRequest request, RecordSink into) {
    return new ListPass(stream, spec, request, into, seenBefore);
  }

  Page walk(PageLoader loader, int parallel, Map<String, String> validators) {
    Page first = new Walk(spec, loader, progress, parallel, this).run(validators);
    distinct = isKeyed() && !seen.hasOverflowed() ? seen.size() : progress.received();
    return first;
  }

  /** Whether records can be told apart. One answer has no page's edge to hide them behind. */
  boolean isKeyed() {
    return !stream.keyProperties().isEmpty() && !(spec.paging() instanceof Paging.None);
  }

  @Override
  public void take(Page page, PageRecord record) {
    if (suffice()) {
      return;
    }
    String text = record.key(key);
    if (isKeyed()) {
      boolean isNew = seen.add(text);
      if (seen == seenBefore ? !isNew : !seenBefore.add(text)) {
        return;
      }
    } else if (!(spec.paging() instanceof Paging.None)) {
      pageHash = 31 * pageHash + record.hash();
    }
    sent++;
    record.send(sink, page.arrivedAt());
  }

  @Override
  public boolean suffice() {
    return limit.isPresent() && sent >= limit.getAsLong();
  }

  @Override
  public boolean repeats(Page page) {
    boolean repeats =
        isKeyed()
            ? seen.size() == distinctAtPage && !seen.hasOverflowed()
            : !(spec.paging() instanceof Paging.None) && pageHash == lastPageHash;
    distinctAtPage = seen.size();
    lastPageHash = pageHash;
    pageHash = 0;
    return repeats;
  }

  /** Whether the numbers do not fit together. */
  boolean changed() {
    boolean length = hasTotal() && progress.lastTotal().getAsLong() != distinct();
    return length || !progress.firstTotal().equals(progress.lastTotal()) || !isDistinct();
  }

  /** Whether the list's length stayed, and no record came twice. */
  boolean isStill() {
    return progress.firstTotal().equals(progress.lastTotal()) && isDistinct();
  }

  /** Whether the source says that there are more records than this. */
  boolean isShort(long records) {
    return hasTotal() && records < progress.lastTotal().getAsLong();
  }

  long total() {
    return progress.lastTotal().orElse(-1);
  }

  long received() {
    return progress.received();
  }

  /** How many different records came; where that is not known, how many. */
  long distinct() {
    return distinct;
  }

  /** How many different records came on this way and those before. */
  long distinctOfAll() {
    return seenBefore.size();
  }

  /** The numbers, for a warning. */
  String shown() {
    return "its length was "
        + shown(progress.firstTotal())
        + ", then "
        + shown(progress.lastTotal())
        + "; "
        + progress.received()
        + " records came, "
        + distinct
        + " of them distinct";
  }

  private boolean hasTotal() {
    return progress.lastTotal().isPresent() && !spec.total().isEstimate();
  }

  private boolean isDistinct() {
    return progress.received() == distinct();
  }

  private static String shown(OptionalLong total) {
    return total.isPresent() ? Long.toString(total.getAsLong()) : "not told";
  }
}
