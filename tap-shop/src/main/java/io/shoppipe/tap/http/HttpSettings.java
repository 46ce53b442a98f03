package io.shoppipe.tap.http;

import java.time.Duration;

/**
 * How requests are made. {@code readTimeout} bounds one request as a whole, its body included;
 * {@code maxAttempts} counts the first one too.
 */
public record HttpSettings(
    String baseUrl,
    Duration connectTimeout,
    Duration readTimeout,
    int maxAttempts,
    Duration retryInitialDelay) {
  public HttpSettings {
    baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
  }
}
