package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** METRIC lines of requests, as the Singer SDK has them. */
class MetricsIT {
  @TempDir private Path folder;

  @Test
  void tellHowLongEachRequestTookAndHowManyThereWere() {
    try (CarService service = new CarService()) {
      service.answersFirst(aResponse().withStatus(503));
      service.on(CarService.page("key", "s3cret").willReturn(aResponse().withBody("[{\"id\":1}]")));
      List<String> lines = metrics(service.tap(folder, "'parameters':{'key':'s3cret'}"), 0);
      assertThat(lines).filteredOn(line -> line.contains("http_request")).hasSize(3);
      assertThat(lines.get(0))
          .matches(
              "METRIC:"
                  + " \\{\"type\":\"timer\",\"metric\":\"http_request_duration\",\"value\":\\d+\\.\\d{6},"
                  + "\"tags\":\\{\"stream\":\"car\",\"pid\":\\d+,\"endpoint\":\"/cars\","
                  + "\"status\":\"failed\",\"http_status_code\":503}}");
      assertThat(lines.get(1)).contains("\"status\":\"succeeded\",\"http_status_code\":200");
      assertThat(lines.get(2))
          .contains("\"type\":\"counter\",\"metric\":\"http_request_count\",\"value\":2,")
          .contains("\"stream\":\"car\"", "\"endpoint\":\"/cars\"");
      assertThat(lines).noneMatch(line -> line.contains("s3cret"));
    }
  }

  @Test
  void tellOfARequestThatNobodyAnswers() {
    CarService service = new CarService();
    TapRunner tap = service.tap(folder, "").with("{'source':{'max_attempts':1}}");
    service.close();
    assertThat(metrics(tap, 5))
        .first()
        .asString()
        .contains("http_request_duration")
        .endsWith("\"endpoint\":\"/cars\",\"status\":\"failed\"}}");
  }

  private static List<String> metrics(TapRunner tap, int code) {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger("singer_sdk.metrics");
    logger.addAppender(log);
    try {
      assertThat(tap.run().code()).isEqualTo(code);
      return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    } finally {
      logger.detachAppender(log);
    }
  }
}
