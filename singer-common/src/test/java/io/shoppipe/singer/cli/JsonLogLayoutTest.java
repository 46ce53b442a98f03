package io.shoppipe.singer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.Secrets;
import io.shoppipe.singer.json.ExactJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JsonLogLayoutTest {
  private final JsonLogLayout layout = new JsonLogLayout("target-warehouse");

  @Test
  void hasTheEightKeysThatMeltanoNeeds() throws JsonProcessingException {
    JsonNode line = line(event(Level.INFO, "stream 'a': \"loaded\"\nand more", null));
    assertThat(names(line))
        .startsWith(
            "level",
            "pid",
            "logger_name",
            "ts",
            "thread_name",
            "app_name",
            "stream_name",
            "message");
    assertThat(line.path("level").asText()).isEqualTo("info");
    assertThat(line.path("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
    assertThat(line.path("logger_name").asText()).isEqualTo("a.b.C");
    assertThat(line.path("ts").asDouble()).isEqualTo(1234.567);
    assertThat(line.path("app_name").asText()).isEqualTo("target-warehouse");
    assertThat(line.path("stream_name").isNull()).isTrue();
    assertThat(line.path("message").asText()).isEqualTo("stream 'a': \"loaded\"\nand more");
  }

  @Test
  void namesLevelsAsPythonDoes() throws JsonProcessingException {
    assertThat(line(event(Level.WARN, "x", null)).path("level").asText()).isEqualTo("warning");
    assertThat(line(event(Level.ERROR, "x", null)).path("level").asText()).isEqualTo("error");
    assertThat(line(event(Level.TRACE, "x", null)).path("level").asText()).isEqualTo("debug");
  }

  @Test
  void showsAMetricAndItsStream() throws JsonProcessingException {
    LoggingEvent event = event(Level.INFO, "METRIC: {}", null);
    event.addKeyValuePair(new KeyValuePair("stream_name", "a"));
    event.addKeyValuePair(new KeyValuePair("metric_info", "{\"value\":1}"));
    JsonNode line = line(event);
    assertThat(line.path("stream_name").asText()).isEqualTo("a");
    assertThat(line.path("metric_info").path("value").asInt()).isEqualTo(1);
  }

  @Test
  void showsAFailureWithItsCause() throws JsonProcessingException {
    Exception failure = new IllegalStateException("outer", new RuntimeException("inner"));
    JsonNode exception = line(event(Level.ERROR, "x", failure)).path("exception");
    assertThat(exception.path("type").asText()).isEqualTo("IllegalStateException");
    assertThat(exception.path("module").asText()).isEqualTo("java.lang");
    assertThat(exception.path("message").asText()).isEqualTo("outer");
    assertThat(exception.path("traceback").get(0).path("function").asText())
        .endsWith("showsAFailureWithItsCause");
    assertThat(exception.path("cause").path("message").asText()).isEqualTo("inner");
    assertThat(exception.has("notes") && exception.has("context")).isTrue();
  }

  @Test
  void masksSecrets() throws JsonProcessingException {
    Secrets.register("s3cr3t-of-the-layout");
    JsonNode line =
        line(
            event(
                Level.ERROR,
                "see s3cr3t-of-the-layout",
                new RuntimeException("s3cr3t-of-the-layout")));
    assertThat(line.toString()).contains("see ***").doesNotContain("s3cr3t-of-the-layout");
  }

  private JsonNode line(LoggingEvent event) throws JsonProcessingException {
    String line = layout.doLayout(event);
    assertThat(line.strip()).as("one line").doesNotContain("\n");
    return ExactJson.MAPPER.readTree(line);
  }

  private static LoggingEvent event(Level level, String message, @Nullable Throwable failure) {
    LoggingEvent event =
        new LoggingEvent(
            "", new LoggerContext().getLogger("a.b.C"), level, message, failure, new Object[0]);
    event.setTimeStamp(1_234_567);
    return event;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
