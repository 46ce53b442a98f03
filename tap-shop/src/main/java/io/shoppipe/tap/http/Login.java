package io.shoppipe.tap.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.Secrets;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.tap.http.HttpSettings.LoginPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A session at the source: logs in when first asked, and again when it ran out. Not thread-safe.
 */
final class Login {
  private static final int EXPIRES_IN_MINUTES = 60;

  private final HttpSettings settings;
  private final LoginPaths paths;
  private final Credentials credentials;
  private final RetryingClient client;
  private @Nullable String accessToken;
  private @Nullable String refreshToken;

  Login(HttpSettings settings, LoginPaths paths, Credentials credentials, RetryingClient client) {
    this.settings = settings;
    this.paths = paths;
    this.credentials = credentials;
    this.client = client;
  }

  String resourcePrefix() {
    return paths.resourcePrefix();
  }

  /** The token to show; logs in if there is none yet. */
  String token() {
    String token = accessToken;
    return token == null ? logIn() : token;
  }

  /** The token ran out: gets another, by the refresh token if that still holds. */
  void renew() {
    String refresh = refreshToken;
    refreshToken = null;
    if (refresh == null) {
      logIn();
      return;
    }
    try {
      ObjectNode body = ExactJson.MAPPER.createObjectNode();
      take(post(paths.refreshPath(), body.put("refreshToken", refresh)), paths.refreshPath());
    } catch (StatusException e) {
      logIn();
    }
  }

  private String logIn() {
    ObjectNode body =
        ExactJson.MAPPER
            .createObjectNode()
            .put("username", credentials.username())
            .put("password", credentials.password())
            .put("expiresInMins", EXPIRES_IN_MINUTES);
    try {
      return take(post(paths.path(), body), paths.path());
    } catch (StatusException e) {
      throw SingerException.config(
          "POST "
              + settings.baseUrl()
              + paths.path()
              + ": the source refuses the log-in of '"
              + credentials.username()
              + "' (status "
              + e.status()
              + "). Check source.username and source.password.");
    }
  }

  private JsonNode post(String path, ObjectNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.baseUrl() + path))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      return ExactJson.MAPPER.readTree(client.send(request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String take(JsonNode answer, String path) {
    String token = answer.path("accessToken").asText();
    if (token.isEmpty()) {
      throw SingerException.external(
          "POST "
              + settings.baseUrl()
              + path
              + ": the answer holds no 'accessToken'. Check source.base_url and source.preset.",
          null);
    }
    Secrets.register(token);
    accessToken = token;
    String refresh = answer.path("refreshToken").asText();
    if (!refresh.isEmpty()) {
      Secrets.register(refresh);
      refreshToken = refresh;
    }
    return token;
  }
}
