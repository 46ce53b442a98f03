package io.shoppipe.tap.http.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.Secrets;
import io.shoppipe.singer.error.SingerException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** OAuth 2 client credentials (RFC 6749, section 4.4). */
final class OauthTokens implements TokenAuthentication.TokenSource {
  /** How long before its end a token is renewed, at most; half its life if that is shorter. */
  private static final long EARLY_SECONDS = 60;

  private final Client client;
  private final RetryingClient http;

  OauthTokens(Client client, RetryingClient http) {
    this.client = client;
    this.http = http;
  }

  /** Who asks for a token where; {@code more} are further fields, such as scope and audience. */
  record Client(
      URI tokenUrl, Credentials credentials, boolean inHeader, Map<String, String> more) {}

  @Override
  public Token fetch(Optional<Token> old) {
    Call call =
        new Call(
            "POST",
            client.tokenUrl(),
            Map.of("Content-Type", "application/x-www-form-urlencoded"),
            Optional.of(form()),
            true);
    Authentication basic =
        client.inHeader()
            ? FixedAuthentication.basic(client.credentials())
            : FixedAuthentication.none();
    try {
      return token(http.send(call, basic, JsonAnswers::read));
    } catch (StatusException e) {
      throw SingerException.config(
          "POST "
              + client.tokenUrl()
              + ": the source gives client '"
              + client.credentials().username()
              + "' no token (status "
              + e.status()
              + "). Check "
              + settings()
              + ".");
    }
  }

  @Override
  public String resourcePrefix() {
    return "";
  }

  @Override
  public String settings() {
    return "source.auth.client_id, source.auth.client_secret and source.auth.scope";
  }

  private Token token(JsonNode answer) {
    String access = answer.path("access_token").asText();
    Secrets.register(access);
    if (access.isEmpty()) {
      throw SingerException.external(
          "POST "
              + client.tokenUrl()
              + ": the answer holds no 'access_token'. Check source.auth.token_url.",
          null);
    }
    long seconds = answer.path("expires_in").asLong();
    long used = Math.max(seconds / 2, seconds - EARLY_SECONDS);
    return new Token(
        access,
        seconds > 0
            ? Optional.of(System.nanoTime() + TimeUnit.SECONDS.toNanos(used))
            : Optional.empty(),
        Optional.empty());
  }

  private String form() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "client_credentials");
    if (!client.inHeader()) {
      fields.put("client_id", client.credentials().username());
      fields.put("client_secret", client.credentials().password());
    }
    fields.putAll(client.more());
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
