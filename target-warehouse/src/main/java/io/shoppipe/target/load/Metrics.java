package io.shoppipe.target.load;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines that measure, in the Singer SDK's form: {@code METRIC: {"type": …}} of logger {@code
 * singer_sdk.metrics}. A structured log shows the same under {@code metric_info}. The JSON is put
 * together by hand: an object mapper would make every start slower.
 */
final class Metrics {
  private static final Logger LOG = LoggerFactory.getLogger("singer_sdk.metrics");
  private static final long PID = ProcessHandle.current().pid();

  private Metrics() {}

  /** So many records of the stream were committed since the line before. */
  static void records(String stream, long count) {
    say("counter", "record_count", Long.toString(count), stream, "");
  }

  /** How long a batch took from its first statement to its commit. */
  static void batch(String stream, long nanos) {
    String seconds = BigDecimal.valueOf(nanos, 9).setScale(6, RoundingMode.HALF_UP).toPlainString();
    say("timer", "batch_processing_time", seconds, stream, ",\"status\":\"succeeded\"");
  }

  private static void say(String type, String metric, String value, String stream, String tags) {
    String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(stream));
    String point =
        "{\"type\":\""
            + type
            + "\",\"metric\":\""
            + metric
            + "\",\"value\":"
            + value
            + ",\"tags\":{\"stream\":\""
            + quoted
            + "\",\"pid\":"
            + PID
            + tags
            + "}}";
    LOG.atInfo()
        .addKeyValue("stream_name", stream)
        .addKeyValue("metric_info", point)
        .log("METRIC: {}", point);
  }
}
