package io.shoppipe.warehouse.postgres;

import java.util.Map;

/**
 * Where a PostgreSQL database is, and who asks. {@code parameters} are those of {@link
 * #PARAMETERS}.
 */
public record PostgresAddress(
    String host,
    int port,
    String database,
    String user,
    String password,
    Map<String, String> parameters) {
  public static final int DEFAULT_PORT = 5432;

  /**
   * The URL parameters that are understood, each with its name in the driver. {@code query_mode} of
   * {@code extendedForPrepared} sends statements without parameters in one message each; their rows
   * come all at once then.
   */
  public static final Map<String, String> PARAMETERS =
      Map.of(
          "sslmode", "sslmode",
          "sslrootcert", "sslrootcert",
          "sslcert", "sslcert",
          "sslkey", "sslkey",
          "connect_timeout", "connectTimeout",
          "application_name", "ApplicationName",
          "search_path", "currentSchema",
          "query_mode", "preferQueryMode",
          "options", "options");

  public PostgresAddress {
    parameters = Map.copyOf(parameters);
  }

  /** For messages: no user, no password. */
  public String location() {
    return "PostgreSQL " + host + ":" + port + "/" + database;
  }

  @Override
  public String toString() {
    return location();
  }
}
