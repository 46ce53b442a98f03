package io.shoppipe.warehouse.bigquery;

import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.cloud.NoCredentials;
import io.shoppipe.warehouse.bigquery.BigQueryAddress.Access;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The credentials that an address asks for. */
record BigQueryCredentials(BigQueryAddress address, BigQueryFailures failures) {
  private static final List<String> SCOPES = List.of("https://www.googleapis.com/auth/bigquery");
  private static final List<String> ALL = List.of("https://www.googleapis.com/auth/cloud-platform");
  private static final int SECONDS = 3600;

  Credentials found() {
    return address.endpoint().isEmpty() ? google() : NoCredentials.getInstance();
  }

  /** None are asked for a token yet. */
  GoogleCredentials google() {
    Access access = address.access();
    GoogleCredentials own = access.key().isEmpty() ? byDefault() : ofKey(access.key());
    GoogleCredentials taken =
        access.impersonated().isEmpty()
            ? own.createScoped(SCOPES)
            : ImpersonatedCredentials.create(
                own.createScoped(ALL), access.impersonated(), null, SCOPES, SECONDS);
    return access.quotaProject().isEmpty()
        ? taken
        : taken.createWithQuotaProject(access.quotaProject());
  }

  private GoogleCredentials byDefault() {
    try {
      return GoogleCredentials.getApplicationDefault();
    } catch (IOException e) {
      throw failures.credentials(String.valueOf(e.getMessage()), e);
    }
  }

  private GoogleCredentials ofKey(String json) {
    try {
      return ServiceAccountCredentials.fromStream(
          new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException | RuntimeException e) {
      throw failures.key(e);
    }
  }
}
