package io.shoppipe.singer.metric;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines that measure, in the Singer SDK's form: {@code METRIC: {"type": …}} of logger {@code
 * singer_sdk.metrics}. A structured log shows the same under {@code metric_info}. The JSON is put
 * together by hand: an object mapper would make every start slower. Thread-safe.
 */
public final class Metrics {
  /** How a timed piece of work ended, as the value of the tag {@code status}. */
  public static final Map<String, Object> SUCCEEDED = Map.of("status", "succeeded");

  /** How a timed piece of work ended, as the value of the tag {@code status}. */
  public static final Map<String, Object> FAILED = Map.of("status", "failed");

  private static final Logger LOG = LoggerFactory.getLogger("singer_sdk.metrics");
  private static final long PID = ProcessHandle.current().pid();

  private Metrics() {}

  /**
   * So many since the line before: {@code record_count}, {@code http_request_count}. {@code tags}
   * beside stream and process: texts, numbers, lists of texts.
   */
  public static void count(String metric, long count, String stream, Map<String, Object> tags) {
    say("counter", metric, Long.toString(count), stream, tags);
  }

  /** How long a piece of work took: {@code sync_duration}, {@code http_request_duration}. */
  public static void time(String metric, long nanos, String stream, Map<String, Object> tags) {
    String seconds = BigDecimal.valueOf(nanos, 9).setScale(6, RoundingMode.HALF_UP).toPlainString();
    say("timer", metric, seconds, stream, tags);
  }

  private static void say(
      String type, String metric, String value, String stream, Map<String, Object> more) {
    Map<String, Object> tags = new LinkedHashMap<>();
    tags.put("stream", stream);
    tags.put("pid", PID);
    tags.putAll(more);
    String point =
        "{\"type\":\""
            + type
            + "\",\"metric\":\""
            + metric
            + "\",\"value\":"
            + value
            + ",\"tags\":"
            + json(tags)
            + "}";
    LOG.atInfo()
        .addKeyValue("stream_name", stream)
        .addKeyValue("metric_info", point)
        .log("METRIC: {}", point);
  }

  private static String json(Object value) {
    StringBuilder json = new StringBuilder();
    if (value instanceof Map<?, ?> tags) {
      tags.forEach(
          (name, tag) ->
              json.append(json.isEmpty() ? '{' : ',')
                  .append(json(name))
                  .append(':')
                  .append(json(tag)));
      return json.isEmpty() ? "{}" : json.append('}').toString();
    }
    if (value instanceof Collection<?> list) {
      list.forEach(item -> json.append(json.isEmpty() ? '[' : ',').append(json(item)));
      return json.isEmpty() ? "[]" : json.append(']').toString();
    }
    return value instanceof Number
        ? value.toString()
        : '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value.toString())) + '"';
  }
}
