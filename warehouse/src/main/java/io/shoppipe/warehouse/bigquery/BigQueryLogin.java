package io.shoppipe.warehouse.bigquery;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.UserCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one is known to Google, in the words of dbt-bigquery's profiles: {@code method} and what
 * belongs to it; without a method Google's application default credentials.
 */
public record BigQueryLogin(Map<String, String> settings) {
  public static final BigQueryLogin DEFAULT = new BigQueryLogin(Map.of());

  /** What taking another account on asks for. */
  private static final List<String> ALL = List.of("https://www.googleapis.com/auth/cloud-platform");

  private static final int TOKEN_SECONDS = 3600;

  public BigQueryLogin {
    settings = Map.copyOf(settings);
  }

  /** None are asked for a token yet. {@code usual}: the scopes where none are set. */
  GoogleCredentials credentials(List<String> usual) throws IOException {
    String wished = text("scopes");
    List<String> scopes = wished.isEmpty() ? usual : List.of(wished.split(" ", -1));
    String principal = settings.get("impersonate_service_account");
    return principal == null
        ? own().createScoped(scopes)
        : ImpersonatedCredentials.create(
            own().createScoped(ALL), principal, null, scopes, TOKEN_SECONDS);
  }

  private GoogleCredentials own() throws IOException {
    return switch (settings.getOrDefault("method", "oauth")) {
      case "service-account" -> ofFile(Path.of(text("keyfile")));
      case "service-account-json" -> ofJson(text("keyfile_json"));
      case "oauth-secrets" -> secrets();
      default -> GoogleCredentials.getApplicationDefault();
    };
  }

  private static GoogleCredentials ofFile(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException("the key file " + file + " is not there, or not to be read");
    }
    return ofKey(Files.readAllBytes(file), file.toString());
  }

  private static GoogleCredentials ofJson(String json) throws IOException {
    return ofKey(json.getBytes(StandardCharsets.UTF_8), "the key that is given");
  }

  /** Google's library says what it misses by any exception, and may repeat what it was given. */
  private static GoogleCredentials ofKey(byte[] json, String name) throws IOException {
    try {
      return GoogleCredentials.fromStream(new ByteArrayInputStream(json));
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          name + " is no key; give the whole text of the JSON file that Google made", e);
    }
  }

  private GoogleCredentials secrets() {
    @Nullable String token = settings.get("token");
    if (token != null) {
      return GoogleCredentials.create(new AccessToken(token, null));
    }
    UserCredentials.Builder user =
        UserCredentials.newBuilder()
            .setRefreshToken(text("refresh_token"))
            .setClientId(text("client_id"))
            .setClientSecret(text("client_secret"));
    String asked = text("token_uri");
    return (asked.isEmpty() ? user : user.setTokenServerUri(URI.create(asked))).build();
  }

  private String text(String key) {
    return settings.getOrDefault(key, "");
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return "BigQueryLogin[" + settings.getOrDefault("method", "oauth") + "]";
  }
}
