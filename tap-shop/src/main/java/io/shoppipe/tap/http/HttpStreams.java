package io.shoppipe.tap.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.tap.definition.HttpDefinition;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.source.StreamSource;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the sources of the streams that come over HTTP; they share connections and log-in. */
public final class HttpStreams {
  private static final Logger LOG = LoggerFactory.getLogger(HttpStreams.class);

  private final HttpSettings settings;
  private final HttpSource source;
  private final Clock clock;

  private HttpStreams(HttpSettings settings, Clock clock) {
    this.settings = settings;
    this.source = new HttpSource(settings, clock);
    this.clock = clock;
  }

  /** Reads the settings; where something is added to {@code problems}, they must not be used. */
  public static HttpStreams of(Config config, Clock clock, Problems problems) {
    HttpSettings settings = HttpSettings.of(config, problems);
    if (settings.credentials().isPresent() && settings.login().isEmpty()) {
      LOG.warn(
          "preset '{}' has no log-in: source.username is ignored",
          config.text("source.preset").orElse("none"));
    }
    return new HttpStreams(settings, clock);
  }

  /** The source of a stream; what is wrong with its definition is added to {@code problems}. */
  public StreamSource source(
      StreamDefinition stream, HttpDefinition definition, Problems problems) {
    ObjectNode http = definition.http();
    boolean whole = http.path("path").asText().matches("https?://.*");
    if (settings.baseUrl().isEmpty() && !whole) {
      problems.add(
          "config: stream '"
              + stream.id()
              + "' has the path '"
              + http.path("path").asText()
              + "', but there is no source.base_url before it. Set source.base_url.");
    }
    return new HttpStreamSource(stream, HttpSpec.of(http), source, settings.pageSize(), clock);
  }
}
