package io.shoppipe.warehouse;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the warehouse is: {@code duckdb:PATH}, {@code duckdb::memory:} or {@code
 * postgresql://user:password@host:port/database?sslmode=…}. User and password given apart win over
 * those in the URL; BigQuery's password is a service account's key as JSON. {@code parameters} win
 * over the URL's of the same names, of those that are settings, too ({@link #SETTINGS}).
 */
public record WarehouseConfig(
    String url, @Nullable String user, @Nullable String password, Map<String, String> parameters) {
  /** Parameters of BigQuery's URL that may be given apart. */
  public static final List<String> SETTINGS =
      List.of(
          DeliveryParameters.LOAD_API,
          DeliveryParameters.STAGING,
          DeliveryParameters.BUCKET,
          DeliveryParameters.PREFIX);

  public WarehouseConfig {
    parameters = Map.copyOf(parameters);
  }

  public WarehouseConfig(String url, @Nullable String user, @Nullable String password) {
    this(url, user, password, Map.of());
  }

  public static WarehouseConfig of(String url) {
    return new WarehouseConfig(url, null, null);
  }

  /** Without the URL and the password, which may be secret. */
  @Override
  public String toString() {
    return "WarehouseConfig[" + url.substring(0, Math.max(0, url.indexOf(':'))) + ":…]";
  }
}
