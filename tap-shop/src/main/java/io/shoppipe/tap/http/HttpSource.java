package io.shoppipe.tap.http;

import io.shoppipe.singer.error.SingerException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A shop's API: gets the JSON of a resource, logged in where that is asked for. Not thread-safe.
 */
final class HttpSource {
  private final HttpSettings settings;
  private final RetryingClient client;
  private final @Nullable Login login;

  /** Without credentials, or where the preset has no log-in, the resources are read as they are. */
  HttpSource(HttpSettings settings, Clock clock) {
    this.settings = settings;
    this.client = new RetryingClient(settings, new Attempt(settings, clock));
    this.login =
        settings.login().isPresent() && settings.credentials().isPresent()
            ? new Login(settings, settings.login().get(), settings.credentials().get(), client)
            : null;
  }

  /** The address of a resource, for requests and for messages. */
  URI address(String resource, Map<String, String> query) {
    String base = resource.matches("https?://.*") ? "" : settings.baseUrl();
    String prefix = base.isEmpty() || login == null ? "" : login.resourcePrefix();
    String parameters =
        query.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(base + prefix + resource + (parameters.isEmpty() ? "" : "?" + parameters));
  }

  /** The whole body of a resource: valid JSON. An expired log-in is renewed once. */
  byte[] get(URI address) {
    try {
      return client.send(request(address));
    } catch (StatusException e) {
      if (e.status() != 401 || login == null) {
        throw refused(address, e.status());
      }
      login.renew();
    }
    try {
      return client.send(request(address));
    } catch (StatusException e) {
      throw refused(address, e.status());
    }
  }

  private HttpRequest request(URI address) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Accept", "application/json")
            .header("User-Agent", "tap-shop");
    if (login != null) {
      request.header("Authorization", "Bearer " + login.token());
    }
    return request.build();
  }

  private static SingerException refused(URI address, int status) {
    String line = "GET " + address + ": status " + status;
    if (status == 401 || status == 403) {
      return SingerException.config(
          line + ": access denied. Check source.username and source.password.");
    }
    if (status == 404) {
      return SingerException.config(
          line + ": there is no such resource. Check source.base_url and source.preset.");
    }
    return SingerException.external(
        line + ": the source refuses this request. Check source.base_url and source.preset.", null);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
