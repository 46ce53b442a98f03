package io.shoppipe.tap.http.client;

import java.net.http.HttpClient;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client that is built with its first request: reading the machine's certificates takes longer
 * than anything else in the start of a run that asks no service. Thread-safe.
 */
final class LazyClient implements Supplier<HttpClient> {
  private final HttpClient.Builder builder;
  private @Nullable HttpClient built;

  LazyClient(HttpClient.Builder builder) {
    this.builder = builder;
  }

  @Override
  public synchronized HttpClient get() {
    HttpClient client = built == null ? builder.build() : built;
    built = client;
    return client;
  }
}
