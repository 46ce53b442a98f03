package io.shoppipe.tap.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.settings.Instants;
import io.shoppipe.tap.source.ReadRequest;
import io.shoppipe.tap.source.RecordSink;
import io.shoppipe.tap.source.StreamSource;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream's whole list and hands out each record once, by its key. A list that changes while
 * it is paged may hide a record behind a page's edge: that is warned of, and the list is read a
 * second time for what was missed. Not thread-safe.
 */
final class HttpStreamSource implements StreamSource {
  private static final Logger LOG = LoggerFactory.getLogger(HttpStreamSource.class);
  private static final JsonPointer NOWHERE = JsonPointer.compile("/ ");

  /** Later than any record: a source that takes an end defaults it to now, and hides the future. */
  private static final String FAR_FUTURE = "9999-12-31T00:00:00.000Z";

  private final StreamDefinition stream;
  private final HttpSpec spec;
  private final HttpSource source;
  private final long pageSize;
  private final Clock clock;

  HttpStreamSource(
      StreamDefinition stream, HttpSpec spec, HttpSource source, long pageSize, Clock clock) {
    this.stream = stream;
    this.spec = spec;
    this.source = source;
    this.pageSize = pageSize;
    this.clock = clock;
  }

  @Override
  public void read(ReadRequest request, RecordSink sink) {
    Map<String, String> query = query(request);
    Pass pass = new Pass(query, sink, new HashSet<>());
    pass.run();
    if (pass.changed()) {
      pass.warn("reading it once more");
      Pass second = new Pass(query, sink, pass.seen);
      second.run();
      if (second.changed()) {
        second.warn("what was missed comes with the next run");
      }
    }
  }

  private Map<String, String> query(ReadRequest request) {
    Map<String, String> query = new LinkedHashMap<>();
    spec.range()
        .ifPresent(
            range -> {
              request
                  .from()
                  .filter(bound -> bound.replicationKey().equals(range.replicationKey()))
                  .flatMap(bound -> Instants.parse(bound.value().asText()))
                  .ifPresent(
                      from ->
                          range.from().ifPresent(name -> query.put(name, Instants.format(from))));
              range.before().ifPresent(name -> query.put(name, FAR_FUTURE));
            });
    return query;
  }

  /** One way through the list. */
  private final class Pass {
    private final Map<String, String> query;
    private final RecordSink sink;
    private final Set<String> seen;
    private final Set<String> seenNow = new HashSet<>();
    private OptionalLong firstTotal = OptionalLong.empty();
    private OptionalLong lastTotal = OptionalLong.empty();
    private long received;

    Pass(Map<String, String> query, RecordSink sink, Set<String> seen) {
      this.query = query;
      this.sink = sink;
      this.seen = seen;
    }

    void run() {
      boolean more = true;
      while (more) {
        int before = seenNow.size();
        Answer page = page();
        received += page.records();
        firstTotal = firstTotal.isPresent() ? firstTotal : page.total();
        lastTotal = page.total();
        boolean whole = lastTotal.isPresent() && received >= lastTotal.getAsLong();
        more = spec.paging().isPresent() && !whole && seenNow.size() > before;
      }
    }

    private Answer page() {
      Map<String, String> parameters = new LinkedHashMap<>(query);
      spec.paging()
          .ifPresent(
              paging -> {
                parameters.put(paging.sizeParameter(), Long.toString(pageSize));
                parameters.put(paging.offsetParameter(), Long.toString(received));
              });
      URI address = source.address(spec.path(), parameters);
      Answer answer = new Answer(address, source.get(address));
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      answer.read(spec.records(), spec.total().orElse(NOWHERE), record -> once(record, now));
      return answer;
    }

    private void once(ObjectNode record, Instant now) {
      String key = key(record);
      seenNow.add(key);
      if (seen.add(key)) {
        sink.accept(record, now);
      }
    }

    private String key(ObjectNode record) {
      StringBuilder key = new StringBuilder();
      for (String name : stream.keyProperties()) {
        JsonNode value = record.path(name);
        if (value.isMissingNode() || value.isNull()) {
          throw SingerException.external(
              "stream '" + stream.id() + "': a record came without its key '" + name + "'.", null);
        }
        key.append(value).append(' ');
      }
      return key.toString();
    }

    boolean changed() {
      boolean length = lastTotal.isPresent() && lastTotal.getAsLong() != seenNow.size();
      return length || !firstTotal.equals(lastTotal) || received != seenNow.size();
    }

    void warn(String remedy) {
      LOG.warn(
          "stream '{}': the list changed while it was read: its length was {}, then {}; {} records"
              + " came, {} of them distinct; {}.",
          stream.id(),
          shown(firstTotal),
          shown(lastTotal),
          received,
          seenNow.size(),
          remedy);
    }

    private String shown(OptionalLong total) {
      return total.isPresent() ? Long.toString(total.getAsLong()) : "not told";
    }
  }
}
