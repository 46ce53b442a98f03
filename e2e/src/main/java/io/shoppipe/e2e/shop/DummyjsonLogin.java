package io.shoppipe.e2e.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * dummyjson's log-in: user name and password of one of its users for two tokens, and their renewal.
 */
final class DummyjsonLogin {
  private static final long DEFAULT_MINUTES = 60;
  private static final Duration REFRESH_LIFE = Duration.ofDays(30);
  private static final List<String> SHOWN =
      List.of("id", "username", "email", "firstName", "lastName", "gender", "image");

  private final Tokens tokens;

  DummyjsonLogin(Tokens tokens) {
    this.tokens = tokens;
  }

  Answer login(Request request, List<ObjectNode> users) {
    String username = request.body().path("username").asText();
    String password = request.body().path("password").asText();
    if (username.isEmpty() || password.isEmpty()) {
      return Answer.message(400, "Username and password required");
    }
    Optional<ObjectNode> user =
        users.stream()
            .filter(u -> u.path("username").asText().equals(username))
            .filter(u -> u.path("password").asText().equals(password))
            .findFirst();
    return user.map(found -> granted(request, found.deepCopy().retain(SHOWN)))
        .orElseGet(() -> Answer.message(400, "Invalid credentials"));
  }

  Answer refresh(Request request) {
    String token = request.body().path("refreshToken").asText();
    if (token.isEmpty()) {
      return Answer.message(401, "Refresh token required");
    }
    return tokens.check(token, Tokens.Use.REFRESH) == Tokens.Check.VALID
        ? granted(request, Json.MAPPER.createObjectNode())
        : Answer.message(403, "Invalid refresh token");
  }

  private Answer granted(Request request, ObjectNode body) {
    long minutes = request.body().path("expiresInMins").asLong(DEFAULT_MINUTES);
    body.put("accessToken", tokens.issue(Tokens.Use.ACCESS, Duration.ofMinutes(minutes)));
    body.put("refreshToken", tokens.issue(Tokens.Use.REFRESH, REFRESH_LIFE));
    return Answer.json(200, body);
  }
}
