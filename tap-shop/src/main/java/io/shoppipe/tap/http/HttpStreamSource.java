package io.shoppipe.tap.http;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.tap.check.RecordScanner;
import io.shoppipe.tap.definition.PostProcessing;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.http.client.HttpService;
import io.shoppipe.tap.source.ReadRequest;
import io.shoppipe.tap.source.RecordSink;
import io.shoppipe.tap.source.StreamSource;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream's whole list and hands out each record once, by its key. A list that changes while
 * it is paged may hide a record behind a page's edge: that is warned of, and the list is read a
 * second time for what was missed. A list that stays shorter than the source says is a failure.
 */
final class HttpStreamSource implements StreamSource {
  private static final Logger LOG = LoggerFactory.getLogger(HttpStreamSource.class);

  private final StreamDefinition stream;
  private final HttpSpec spec;
  private final HttpService service;
  private final Clock clock;

  HttpStreamSource(StreamDefinition stream, HttpSpec spec, HttpService service, Clock clock) {
    this.stream = stream;
    this.spec = spec;
    this.service = service;
    this.clock = clock;
  }

  @Override
  public boolean remembersWholeReads() {
    return spec.pace().conditional();
  }

  @Override
  public void read(ReadRequest request, RecordSink sink) {
    Requests requests = new Requests(stream, spec, service, request);
    try (PageLoader loader = new PageLoader(service, spec, requests, clock, scanner(sink))) {
      if (spec.pace().conditional()) {
        conditionally(loader, requests, request, sink);
      } else {
        whole(loader, request, sink);
      }
    } finally {
      requests.meter().tell();
    }
  }

  /** Where the sink wants records as they come, which of them can be left so. */
  private Optional<RecordScanner> scanner(RecordSink sink) {
    PostProcessing processing = stream.postProcessing();
    return sink.takesBytes() && processing.onlyCopies() && spec.paging().recordId().isEmpty()
        ? RecordScanner.of(stream.schema(), stream.keyProperties(), processing.copy())
        : Optional.empty();
  }

  /** A list in one answer, if it has changed since the last time. */
  private void conditionally(
      PageLoader loader, Requests requests, ReadRequest request, RecordSink sink) {
    String address =
        requests.call(spec.paging().first(spec.pace().pageSize())).address().toString();
    ListPass pass = new ListPass(stream, spec, request, sink, new KeySet());
    Page page = pass.walk(loader, 1, Validators.of(request.sourceState(), address).headers());
    if (page.isUnchanged()) {
      LOG.info("{}: the source says that nothing has changed", stream.id());
      sink.unchanged();
    } else {
      tellMissingTotal(pass);
      judge(pass);
      request.newSourceState().accept(Validators.of(page, address).toJson());
    }
  }

  private void whole(PageLoader loader, ReadRequest request, RecordSink sink) {
    ListPass pass = new ListPass(stream, spec, request, sink, new KeySet());
    pass.walk(loader, spec.pace().parallelPages(), Map.of());
    if (request.limit().isPresent()) {
      return;
    }
    tellMissingTotal(pass);
    if (!pass.isKeyed()) {
      judge(pass);
    } else if (pass.changed()) {
      warn(pass, "reading it once more");
      ListPass second = pass.again(request, sink);
      second.walk(loader, 1, Map.of());
      judgeSecond(pass, second);
    }
  }

  /** Where the total is missing that the definition names, a list that was cut off looks whole. */
  private void tellMissingTotal(ListPass pass) {
    HttpSpec.Total total = spec.total();
    String place = total.header().or(() -> total.pointer().map(Object::toString)).orElse("");
    if (!place.isEmpty() && pass.total() < 0 && pass.received() > 0) {
      LOG.warn(
          "stream '{}': no answer told the list's length at {}, so that nobody knows whether all"
              + " came; check the stream's 'total'",
          stream.id(),
          place);
    }
  }

  /** Of a list that is read only once: what is missing can't be told, only that it is. */
  private void judge(ListPass pass) {
    if (pass.changed()) {
      if (pass.isStill() && pass.isShort(pass.received())) {
        throw tooShort(pass.total(), pass.received(), spec.paging() instanceof Paging.None);
      }
      warn(pass, "records may be missing, or there twice");
    }
  }

  private void judgeSecond(ListPass first, ListPass second) {
    boolean still = first.isStill() && second.isStill() && first.total() == second.total();
    long all = second.distinctOfAll();
    if (still && second.isShort(all) && all == first.distinct()) {
      throw tooShort(second.total(), all, false);
    }
    if (second.changed()) {
      warn(second, "what was missed comes with the next run");
    }
  }

  private void warn(ListPass pass, String remedy) {
    LOG.warn(
        "stream '{}': the list changed while it was read: {}; {}.",
        stream.id(),
        pass.shown(),
        remedy);
  }

  private SingerException tooShort(long total, long came, boolean onePage) {
    String what =
        "stream '"
            + stream.id()
            + "': the source says that its list holds "
            + total
            + " records, but only "
            + came
            + " came";
    return onePage
        ? SingerException.config(
            what + " in one answer: it has pages. Say how it is paged under 'paging'.")
        : SingerException.external(
            what + ". Run again; if its total is only an estimate, set 'total_is_estimate': true.",
            null);
  }
}
