package io.shoppipe.tap.http.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.Secrets;
import io.shoppipe.singer.error.SingerException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A log-in with name and password as dummyjson has it, renewed by a refresh token. */
final class LoginTokens implements TokenAuthentication.TokenSource {
  private static final int EXPIRES_IN_MINUTES = 60;

  private final String baseUrl;
  private final Paths paths;
  private final Credentials credentials;
  private final RetryingClient client;

  LoginTokens(String baseUrl, Paths paths, Credentials credentials, RetryingClient client) {
    this.baseUrl = baseUrl;
    this.paths = paths;
    this.credentials = credentials;
    this.client = client;
  }

  /** Where to log in, where to renew that, and what stands before the resources afterwards. */
  record Paths(String login, Optional<String> refresh, String resourcePrefix) {}

  @Override
  public Token fetch(Optional<Token> old) {
    Optional<String> refresh = old.flatMap(Token::refresh);
    if (refresh.isEmpty() || paths.refresh().isEmpty()) {
      return logIn();
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("refreshToken", refresh.get());
    try {
      return token(paths.refresh().get(), post(paths.refresh().get(), body));
    } catch (StatusException e) {
      return logIn();
    }
  }

  @Override
  public String resourcePrefix() {
    return paths.resourcePrefix();
  }

  @Override
  public String settings() {
    return "source.username and source.password";
  }

  private Token logIn() {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("username", credentials.username())
            .put("password", credentials.password())
            .put("expiresInMins", EXPIRES_IN_MINUTES);
    try {
      return token(paths.login(), post(paths.login(), body));
    } catch (StatusException e) {
      throw SingerException.config(
          shown(paths.login())
              + ": the source refuses the log-in of '"
              + credentials.username()
              + "' (status "
              + e.status()
              + "). Check source.username and source.password.");
    }
  }

  private JsonNode post(String path, ObjectNode body) {
    Call call =
        new Call(
            "POST",
            URI.create(baseUrl + path),
            Map.of("Content-Type", "application/json"),
            Optional.of(body.toString()),
            true);
    return client.send(call, FixedAuthentication.none(), JsonAnswers::read);
  }

  private Token token(String path, JsonNode answer) {
    String access = answer.path("accessToken").asText();
    String refresh = answer.path("refreshToken").asText();
    Secrets.register(access);
    Secrets.register(refresh);
    if (access.isEmpty()) {
      throw SingerException.external(
          shown(path)
              + ": the answer holds no 'accessToken'. Check source.base_url and source.preset.",
          null);
    }
    return new Token(access, Optional.empty(), Optional.of(refresh).filter(it -> !it.isEmpty()));
  }

  private String shown(String path) {
    return "POST " + baseUrl + path;
  }
}
