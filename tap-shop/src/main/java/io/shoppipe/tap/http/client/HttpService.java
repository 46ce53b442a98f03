package io.shoppipe.tap.http.client;

import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.proxy.Proxies;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The service that streams come from; they share its connections and log-in. Thread-safe. */
public final class HttpService {
  private static final String BUFFER_SIZE = "jdk.httpclient.bufsize";

  private final HttpSettings settings;
  private final RetryingClient client;
  private final Authentication authentication;

  private HttpService(HttpSettings settings, Config config, LazyClient http, Problems problems) {
    this.settings = settings;
    Deadline deadline = new Deadline(settings.timeouts().run());
    this.client =
        new RetryingClient(
            settings, deadline, new Attempt(settings, deadline, http, Clock.systemUTC()));
    this.authentication = new Authentications(config, client, problems).make();
  }

  /** Reads the settings; where something is added to {@code problems}: not to be used. */
  public static HttpService of(Config config, Map<String, String> environment, Problems problems) {
    HttpSettings settings = HttpSettings.of(config, problems);
    return new HttpService(settings, config, client(settings, environment), problems);
  }

  /** The address of a resource; a whole address is taken as it is. */
  public String address(String path) {
    return path.matches("(?i)https?://.*")
        ? path
        : settings.baseUrl() + authentication.resourcePrefix() + path;
  }

  /**
   * What the reader made of the answer. A session that ran out is renewed once. {@code missing} is
   * the answer to a 404 where that is no failure.
   */
  public <T> T exchange(Call call, Optional<T> missing, Answer.Reader<T> reader) {
    try {
      return loggedIn(call, reader);
    } catch (StatusException e) {
      if (e.status() == 404 && missing.isPresent()) {
        return missing.get();
      }
      throw refused(call, e.status());
    }
  }

  private <T> T loggedIn(Call call, Answer.Reader<T> reader) {
    try {
      return client.send(call, authentication, reader);
    } catch (StatusException e) {
      if (e.status() != 401 || !call.trusted() || !authentication.renew(e.refused())) {
        throw e;
      }
    }
    return client.send(call, authentication, reader);
  }

  private SingerException refused(Call call, int status) {
    String line = call.shown() + ": status " + status;
    if (status == 401 || status == 403) {
      return SingerException.config(
          line + ": access denied. Check " + authentication.settings() + ".");
    }
    String advice = "Check source.base_url and the stream's path.";
    if (status == 404) {
      return SingerException.config(line + ": there is no such resource. " + advice);
    }
    return SingerException.external(line + ": the source refuses this request. " + advice, null);
  }

  private static LazyClient client(HttpSettings settings, Map<String, String> environment) {
    if (System.getProperty(BUFFER_SIZE) == null) {
      // A page comes in fewer pieces, each of which is handed from thread to thread.
      System.setProperty(BUFFER_SIZE, "65536");
    }
    Proxies proxies = new Proxies(settings.proxy(), environment);
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.timeouts().connect())
            .proxy(proxies);
    if (proxies.wantsNames()) {
      client.authenticator(proxies.authenticator());
    }
    settings
        .caFile()
        .ifPresentOrElse(
            file -> client.sslContext(TrustedCertificates.with(file)), () -> LazyTls.into(client));
    return new LazyClient(client);
  }
}
