package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.jdbc.Statements;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/** A PostgreSQL database, 13 or newer. Each session is a connection of its own. */
public final class PostgresWarehouse implements Warehouse {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "ApplicationName", "shoppipe",
          "connectTimeout", "10",
          "tcpKeepAlive", "true",
          // Else the driver asks the server for its version first and then sets things one by one.
          "assumeMinServerVersion", "13");

  private final PostgresAddress address;
  private final PostgresDialect dialect = new PostgresDialect();
  private final PostgresFailures failures;

  public PostgresWarehouse(PostgresAddress address) {
    this.address = address;
    this.failures = new PostgresFailures(address.location());
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public String location() {
    return address.location();
  }

  @Override
  public String database() {
    return address.database();
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Session open() {
    try {
      Connection connection = connect();
      Statements statements = new Statements(connection, failures, PostgresValues::read);
      // Else the driver sets the machine's zone, and days would depend on where a program runs.
      statements.execute("SET TIME ZONE 'UTC'");
      PGConnection postgres = connection.unwrap(PGConnection.class);
      CopyStream copy = new CopyStream(postgres.getCopyAPI(), statements);
      return new PostgresSession(postgres, copy, statements, dialect);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    DEFAULTS.forEach(properties::setProperty);
    properties.setProperty("user", address.user());
    if (!address.password().isEmpty()) {
      properties.setProperty("password", address.password());
    }
    address
        .parameters()
        .forEach(
            (name, value) ->
                properties.setProperty(PostgresAddress.PARAMETERS.getOrDefault(name, name), value));
    // The driver itself, not DriverManager: its look-up loads every driver on the class path.
    Connection connection = new Driver().connect(url(), properties);
    if (connection == null) {
      throw new SQLException("the driver refused the address");
    }
    return connection;
  }

  private String url() {
    String database = URLEncoder.encode(address.database(), StandardCharsets.UTF_8);
    return "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + database;
  }

  @Override
  public void close() {
    // Nothing is shared between sessions.
  }
}
