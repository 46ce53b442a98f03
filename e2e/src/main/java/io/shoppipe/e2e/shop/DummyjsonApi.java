package io.shoppipe.e2e.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * dummyjson.com: pages in an envelope, the same again under /auth with a token, a rate limit for
 * all.
 */
final class DummyjsonApi implements ShopApi {
  private final RateLimit rateLimit;
  private final Tokens tokens;
  private final DummyjsonLogin login;

  DummyjsonApi(ShopSettings settings) {
    this.rateLimit =
        new RateLimit(settings.requestsPerWindow(), settings.window(), settings.clock());
    this.tokens = new Tokens(settings.clock());
    this.login = new DummyjsonLogin(tokens);
  }

  @Override
  public Answer answer(Request request, ShopData data) {
    long wait = rateLimit.secondsToWait(request.address());
    if (wait > 0) {
      return Answer.message(429, "Too many requests, please try again later.")
          .withHeader("Retry-After", String.valueOf(wait));
    }
    if (request.isPost("auth", "login")) {
      return login.login(request, data.of("users"));
    }
    if (request.isPost("auth", "refresh")) {
      return login.refresh(request);
    }
    return request.path().get(0).equals("auth") && request.path().size() > 1
        ? authorized(request, data)
        : resource(request, data);
  }

  private Answer authorized(Request request, ShopData data) {
    if (request.bearer().isEmpty()) {
      return Answer.message(401, "Access Token is required");
    }
    Tokens.Check check = tokens.check(request.bearer().get(), Tokens.Use.ACCESS);
    return switch (check) {
      case VALID -> resource(request.below(), data);
      case EXPIRED -> Answer.message(401, "Token Expired!");
      case UNKNOWN -> Answer.message(401, "Invalid/Expired Token!");
    };
  }

  private static Answer resource(Request request, ShopData data) {
    String resource = request.path().get(0);
    if (!request.isGet() || !data.resources().containsKey(resource) || request.path().size() > 2) {
      return Answer.html(
          404, "Cannot " + request.method() + " /" + String.join("/", request.path()));
    }
    return request.path().size() == 2
        ? single(resource, data.of(resource), request.path().get(1))
        : DummyjsonPage.of(request, resource, data.of(resource));
  }

  private static Answer single(String resource, List<ObjectNode> objects, String id) {
    String kind =
        resource.substring(0, 1).toUpperCase(Locale.ROOT)
            + resource.substring(1, resource.length() - 1);
    return objects.stream()
        .filter(object -> object.path("id").asText().equals(id))
        .findFirst()
        .map(object -> Answer.json(200, object))
        .orElseGet(() -> Answer.message(404, kind + " with id '" + id + "' not found"));
  }
}
