package io.shoppipe.tap.http;

import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.tap.definition.HttpDefinition;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.http.client.HttpService;
import io.shoppipe.tap.source.StreamSource;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/** Makes the sources of the streams that come over HTTP; they share connections and log-in. */
public final class HttpStreams {
  private final HttpService service;
  private final Clock clock;

  private HttpStreams(HttpService service, Clock clock) {
    this.service = service;
    this.clock = clock;
  }

  /** Reads the settings; where something is added to {@code problems}, they must not be used. */
  public static HttpStreams of(
      Config config, Map<String, String> environment, Clock clock, Problems problems) {
    return new HttpStreams(HttpService.of(config, environment, problems), clock);
  }

  /** The source of a stream; what is wrong with its definition is added to {@code problems}. */
  public StreamSource source(
      StreamDefinition stream, HttpDefinition definition, Problems problems) {
    HttpSpec spec = new SpecReader(stream, definition.http(), problems).read();
    String address = service.address(spec.path());
    if (!address.matches("(?i)https?://.*")) {
      problems.add(
          "config: stream '"
              + stream.id()
              + "' has the path '"
              + spec.path()
              + "', but there is no source.base_url before it. Set source.base_url.");
    } else if (!isAddress(address.replaceAll("\\{\\w+}", "x"))) {
      problems.add(
          "config: stream '"
              + stream.id()
              + "': "
              + address
              + " is no address. Write blanks and the like in the path as %20.");
    }
    return new HttpStreamSource(stream, spec, service, clock);
  }

  private static boolean isAddress(String text) {
    try {
      return URI.create(text).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
