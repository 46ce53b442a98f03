package io.shoppipe.tap.http.client;

import io.shoppipe.singer.metric.Metrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures the requests of a stream as the Singer SDK does: how long each took until its answer
 * began, and how many there were. {@code endpoint} is the path as the definition says it, without
 * values. Thread-safe.
 */
public final class Meter {
  private final String stream;
  private final String endpoint;
  private final AtomicLong requests = new AtomicLong();

  public Meter(String stream, String endpoint) {
    this.stream = stream;
    this.endpoint = endpoint;
  }

  void answered(long nanos, int status) {
    Map<String, Object> tags = tags(status < 400 ? Metrics.SUCCEEDED : Metrics.FAILED);
    tags.put("http_status_code", status);
    took(nanos, tags);
  }

  /** No answer came. */
  void failed(long nanos) {
    took(nanos, tags(Metrics.FAILED));
  }

  /** Says how many requests there were since the last time. */
  public void tell() {
    Metrics.count(
        "http_request_count", requests.getAndSet(0), stream, Map.of("endpoint", endpoint));
  }

  private void took(long nanos, Map<String, Object> tags) {
    requests.incrementAndGet();
    Metrics.time("http_request_duration", nanos, stream, tags);
  }

  private Map<String, Object> tags(Map<String, Object> status) {
    Map<String, Object> tags = new LinkedHashMap<>();
    tags.put("endpoint", endpoint);
    tags.putAll(status);
    return tags;
  }
}
