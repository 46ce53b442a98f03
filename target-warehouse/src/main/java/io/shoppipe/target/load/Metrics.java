package io.shoppipe.target.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines that measure, in the Singer SDK's form: {@code METRIC: {"type": …}} of logger {@code
 * singer_sdk.metrics}. A structured log shows the same under {@code metric_info}.
 */
final class Metrics {
  private static final Logger LOG = LoggerFactory.getLogger("singer_sdk.metrics");
  private static final long PID = ProcessHandle.current().pid();

  private Metrics() {}

  /** So many records of the stream were committed since the line before. */
  static void records(String stream, long count) {
    ObjectNode point = point("counter", "record_count", stream);
    point.put("value", count);
    say(point, stream);
  }

  /** How long a batch took from its first statement to its commit. */
  static void batch(String stream, long nanos) {
    ObjectNode point = point("timer", "batch_processing_time", stream);
    point.put("value", Double.parseDouble(String.format(Locale.ROOT, "%.6f", nanos / 1e9)));
    ((ObjectNode) point.get("tags")).put("status", "succeeded");
    say(point, stream);
  }

  private static ObjectNode point(String type, String metric, String stream) {
    ObjectNode point = ExactJson.MAPPER.createObjectNode();
    point.put("type", type).put("metric", metric).putNull("value");
    point.putObject("tags").put("stream", stream).put("pid", PID);
    return point;
  }

  private static void say(ObjectNode point, String stream) {
    LOG.atInfo()
        .addKeyValue("stream_name", stream)
        .addKeyValue("metric_info", point)
        .log("METRIC: {}", point);
  }
}
