package io.shoppipe.warehouse.bigquery;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.UserCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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

  private static final int TOKEN_SECONDS = 3600;

  public BigQueryLogin {
    settings = Map.copyOf(settings);
  }

  GoogleCredentials credentials(List<String> scopes) throws IOException {
    GoogleCredentials own = own().createScoped(scopes);
    String principal = settings.get("impersonate_service_account");
    return principal == null
        ? own
        : ImpersonatedCredentials.create(own, principal, null, scopes, TOKEN_SECONDS);
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
    try (InputStream in = Files.newInputStream(file)) {
      return GoogleCredentials.fromStream(in);
    }
  }

  private static GoogleCredentials ofJson(String json) throws IOException {
    return GoogleCredentials.fromStream(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private GoogleCredentials secrets() {
    @Nullable String token = settings.get("token");
    if (token != null) {
      return GoogleCredentials.create(new AccessToken(token, null));
    }
    return UserCredentials.newBuilder()
        .setRefreshToken(text("refresh_token"))
        .setClientId(text("client_id"))
        .setClientSecret(text("client_secret"))
        .build();
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
