package io.shoppipe.tap.http.client;

import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes the authentication that the config asks for. */
final class Authentications {
  private static final String TYPE = "source.auth.type";

  private final Config config;
  private final RetryingClient client;
  private final Problems problems;

  Authentications(Config config, RetryingClient client, Problems problems) {
    this.config = config;
    this.client = client;
    this.problems = problems;
  }

  /** A log-in that the preset has is used only where there is a name to log in with. */
  Authentication make() {
    Optional<Credentials> credentials = credentials();
    String type = config.text(TYPE).orElse(credentials.isPresent() ? "basic" : "none");
    if (config.text(TYPE).isEmpty()) {
      tellUnused("token", "bearer");
      tellUnused("api_key", "api_key");
      tellUnused("client_secret", "oauth2");
    }
    return switch (type) {
      case "basic" -> basic(credentials);
      case "bearer" ->
          FixedAuthentication.header(
              "Authorization", "Bearer " + required("token", type), "source.auth.token");
      case "api_key" -> apiKey(required("api_key", type));
      case "oauth2" -> oauth(type);
      case "login" -> login(credentials, type);
      default -> FixedAuthentication.none();
    };
  }

  /** A log-in that is set but not chosen would leave without anybody's noticing. */
  private void tellUnused(String name, String type) {
    if (config.text("source.auth." + name).isPresent()) {
      problems.add(
          "config: source.auth."
              + name
              + " is set, but "
              + TYPE
              + " is not. Set it to '"
              + type
              + "'.");
    }
  }

  private Authentication basic(Optional<Credentials> credentials) {
    if (credentials.isEmpty()) {
      problems.add(
          "config: source.auth.type is 'basic', but source.username and source.password are not"
              + " set.");
    }
    return credentials.map(FixedAuthentication::basic).orElseGet(FixedAuthentication::none);
  }

  private Authentication apiKey(String key) {
    return config
        .text("source.auth.parameter")
        .map(name -> FixedAuthentication.parameter(name, key, "source.auth.api_key"))
        .orElseGet(
            () ->
                FixedAuthentication.header(
                    config.text("source.auth.header").orElse("X-API-Key"),
                    key,
                    "source.auth.api_key"));
  }

  private Authentication oauth(String type) {
    Map<String, String> more = new LinkedHashMap<>();
    config.text("source.auth.scope").ifPresent(scope -> more.put("scope", scope));
    config.text("source.auth.audience").ifPresent(audience -> more.put("audience", audience));
    return new TokenAuthentication(
        new OauthTokens(
            new OauthTokens.Client(
                URI.create(required("token_url", type)),
                new Credentials(required("client_id", type), required("client_secret", type)),
                config.text("source.auth.client_auth").filter("header"::equals).isPresent(),
                more),
            client));
  }

  private Authentication login(Optional<Credentials> credentials, String type) {
    if (credentials.isEmpty()) {
      return FixedAuthentication.none();
    }
    LoginTokens.Paths paths =
        new LoginTokens.Paths(
            required("login_path", type),
            config.text("source.auth.refresh_path"),
            config.text("source.auth.resource_prefix").orElse(""));
    String baseUrl = config.text("source.base_url").orElse("").replaceFirst("/$", "");
    return new TokenAuthentication(new LoginTokens(baseUrl, paths, credentials.get(), client));
  }

  private String required(String name, String type) {
    Optional<String> value = config.text("source.auth." + name);
    if (value.isEmpty()) {
      problems.add(
          "config: source.auth.type is '" + type + "', but source.auth." + name + " is not set.");
    }
    return value.orElse("");
  }

  private Optional<Credentials> credentials() {
    Optional<String> username = config.text("source.username");
    Optional<String> password = config.text("source.password");
    if (username.isPresent() != password.isPresent()) {
      problems.add(
          "config: source.username and source.password go together, but only "
              + (username.isPresent() ? "the username" : "the password")
              + " is set. Set both, or neither.");
      return Optional.empty();
    }
    return username.map(name -> new Credentials(name, password.orElseThrow()));
  }
}
