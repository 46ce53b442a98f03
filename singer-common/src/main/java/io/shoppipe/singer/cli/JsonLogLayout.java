package io.shoppipe.singer.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.Secrets;
import io.shoppipe.singer.json.ExactJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.slf4j.event.KeyValuePair;

/**
 * A log line as the Singer SDK's structured log has it, which Meltano reads: one JSON object with
 * eight keys that are always there, and {@code metric_info} or {@code exception} where there is
 * one. Secrets are masked.
 */
final class JsonLogLayout extends LayoutBase<ILoggingEvent> {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long PID = ProcessHandle.current().pid();

  private final String app;

  /** {@code app}: the program's name. */
  JsonLogLayout(String app) {
    this.app = app;
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    ObjectNode line = JSON.objectNode();
    line.put("level", level(event));
    line.put("pid", PID);
    line.put("logger_name", event.getLoggerName());
    line.put("ts", BigDecimal.valueOf(event.getTimeStamp(), 3));
    line.put("thread_name", event.getThreadName());
    line.put("app_name", app);
    line.putNull("stream_name");
    line.put("message", Secrets.mask(event.getFormattedMessage()));
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    for (KeyValuePair pair : pairs == null ? List.<KeyValuePair>of() : pairs) {
      line.set(pair.key, value(pair));
    }
    if (event.getThrowableProxy() != null) {
      line.set("exception", exception(event.getThrowableProxy()));
    }
    line.putObject("extra");
    return line + System.lineSeparator();
  }

  /** A metric is JSON already. */
  private static JsonNode value(KeyValuePair pair) {
    JsonNode text = JSON.textNode(String.valueOf(pair.value));
    if (!pair.key.equals("metric_info")) {
      return text;
    }
    try {
      return ExactJson.MAPPER.readTree(text.textValue());
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  /** Python's names. */
  private static String level(ILoggingEvent event) {
    String level = event.getLevel().toString().toLowerCase(Locale.ROOT);
    return level.equals("warn") ? "warning" : level.equals("trace") ? "debug" : level;
  }

  private static ObjectNode exception(IThrowableProxy thrown) {
    ObjectNode node = JSON.objectNode();
    String name = thrown.getClassName();
    int dot = name.lastIndexOf('.');
    node.put("type", name.substring(dot + 1));
    node.put("module", dot < 0 ? "" : name.substring(0, dot));
    node.put("message", Secrets.mask("" + thrown.getMessage()));
    ArrayNode traceback = node.putArray("traceback");
    for (StackTraceElementProxy frame : thrown.getStackTraceElementProxyArray()) {
      StackTraceElement at = frame.getStackTraceElement();
      traceback
          .addObject()
          .put("filename", at.getFileName())
          .put("function", at.getClassName() + "." + at.getMethodName())
          .put("lineno", at.getLineNumber())
          .putNull("line");
    }
    node.set("cause", thrown.getCause() == null ? JSON.nullNode() : exception(thrown.getCause()));
    node.putNull("context");
    node.putArray("notes");
    return node;
  }
}
