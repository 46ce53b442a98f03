package io.shoppipe.warehouse;

import org.jspecify.annotations.Nullable;

/**
 * Where the warehouse is: {@code duckdb:PATH}, {@code duckdb::memory:} or {@code
 * postgresql://user:password@host:port/database?sslmode=…}. User and password given apart win over
 * those in the URL; BigQuery's password is a service account's key as JSON.
 */
public record WarehouseConfig(String url, @Nullable String user, @Nullable String password) {
  public static WarehouseConfig of(String url) {
    return new WarehouseConfig(url, null, null);
  }

  /** Without the URL and the password, which may be secret. */
  @Override
  public String toString() {
    return "WarehouseConfig[" + url.substring(0, Math.max(0, url.indexOf(':'))) + ":…]";
  }
}
