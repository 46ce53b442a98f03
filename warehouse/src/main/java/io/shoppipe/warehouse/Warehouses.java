package io.shoppipe.warehouse;

import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.bigquery.BigQueryLogin;
import io.shoppipe.warehouse.bigquery.BigQueryWarehouse;
import io.shoppipe.warehouse.bigquery.Delivery;
import io.shoppipe.warehouse.duckdb.DuckDbWarehouse;
import io.shoppipe.warehouse.postgres.PostgresWarehouse;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The warehouses there are: one line each. */
public final class Warehouses {
  private static final List<Backend> BACKENDS =
      List.of(
          new Backend("duckdb", (rest, config) -> DuckDbUrl.open(rest)),
          new Backend("postgresql", Warehouses::postgres),
          new Backend("postgres", Warehouses::postgres),
          new Backend("bigquery", BigQueryUrl::open));

  private record Backend(String scheme, BiFunction<String, WarehouseConfig, Warehouse> opener) {}

  private Warehouses() {}

  /**
   * The warehouse that the URL names. DuckDB's file is opened at once; PostgreSQL is not asked
   * before a session is opened. Fails with exit kind CONFIG where the URL is wrong.
   */
  public static Warehouse open(WarehouseConfig config) {
    String url = config.url().strip();
    int colon = url.indexOf(':');
    String scheme = colon < 0 ? "" : url.substring(0, colon);
    for (Backend backend : BACKENDS) {
      if (backend.scheme().equals(scheme)) {
        return backend.opener().apply(url.substring(colon + 1), config);
      }
    }
    throw SingerException.config(
        "warehouse: "
            + (colon < 0 ? "the URL names no kind of warehouse" : "'" + scheme + ":' is unknown")
            + "; write duckdb:PATH, postgresql://user@host:port/database or"
            + " bigquery://PROJECT/DATASET."
            + (colon < 0 ? "" : NearMiss.hint(scheme, schemes())));
  }

  /** Loads what opening needs, where a text (of a setting or a whole config) may name DuckDB. */
  public static void prepare(String text) {
    if (text.contains("duckdb:")) {
      DuckDbWarehouse.prepare();
    }
  }

  private static List<String> schemes() {
    return BACKENDS.stream().map(Backend::scheme).toList();
  }

  /**
   * BigQuery at that URL, with a login and settings of jobs, all named as in dbt-bigquery's
   * profiles. Fails with exit kind CONFIG where the URL is wrong.
   */
  public static Warehouse bigQuery(String url, Map<String, String> settings) {
    return new BigQueryWarehouse(
        BigQueryUrl.parse(url.substring(url.indexOf(':') + 1)),
        new BigQueryLogin(settings),
        BigQuerySettings.jobs(settings),
        new Delivery.Uploads());
  }

  private static Warehouse postgres(String rest, WarehouseConfig config) {
    return new PostgresWarehouse(PostgresUrl.parse(rest, config));
  }
}
