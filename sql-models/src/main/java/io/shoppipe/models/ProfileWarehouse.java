package io.shoppipe.models;

import io.shoppipe.models.connection.DuckDbSettings;
import io.shoppipe.models.connection.SetWarehouse;
import io.shoppipe.models.project.Profile;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Warehouse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the warehouse that an output of {@code profiles.yml} describes. */
final class ProfileWarehouse {
  private static final List<String> PASSED_ON =
      List.of("sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout", "search_path");

  /** A model's statement runs once: in five messages, server and driver take a tenth longer. */
  private static final String ONE_MESSAGE = "query_mode=extendedForPrepared";

  private final Profile profile;
  private final Path workingDirectory;

  ProfileWarehouse(Profile profile, Path workingDirectory) {
    this.profile = profile;
    this.workingDirectory = workingDirectory;
  }

  Warehouse open() {
    if (profile.type().equals("duckdb")) {
      DuckDbSettings settings = new DuckDbSettings(profile.settings(), workingDirectory);
      return SetWarehouse.of(
          Warehouses.open(WarehouseConfig.of("duckdb:" + duckDbPath())),
          settings.once(),
          settings.each());
    }
    if (profile.type().equals("postgres")) {
      return Warehouses.open(new WarehouseConfig(postgresUrl(), text("user"), password()));
    }
    if (profile.type().equals("bigquery")) {
      return new BigQueryProfile(profile, workingDirectory).open();
    }
    throw SingerException.config(
        "profiles.yml: target '%s' has the type '%s'; there is: bigquery, duckdb, postgres."
            .formatted(profile.target(), profile.type()));
  }

  /** What to say of the output beforehand, in one line; mostly empty. */
  Optional<String> warning() {
    return profile.type().equals("bigquery")
        ? new BigQueryProfile(profile, workingDirectory).warning()
        : Optional.empty();
  }

  /** Relative paths count from where the command runs, as in dbt. */
  private String duckDbPath() {
    String path = text("path");
    if (path == null || path.equals(":memory:")) {
      return ":memory:";
    }
    return workingDirectory.resolve(path).toString();
  }

  private String postgresUrl() {
    String database = text("dbname") == null ? required("database") : required("dbname");
    String port = text("port") == null ? "5432" : required("port");
    List<String> parameters = new ArrayList<>(List.of(ONE_MESSAGE));
    for (String key : PASSED_ON) {
      String value = text(key);
      if (value != null) {
        parameters.add(key + "=" + encoded(value));
      }
    }
    return "postgresql://"
        + required("host")
        + ":"
        + port
        + "/"
        + encoded(database)
        + "?"
        + String.join("&", parameters);
  }

  private @Nullable String password() {
    return text("password") == null ? text("pass") : text("password");
  }

  private String required(String key) {
    String value = text(key);
    if (value == null) {
      throw SingerException.config(
          "profiles.yml: target '%s' has no '%s'.".formatted(profile.target(), key));
    }
    return value;
  }

  private @Nullable String text(String key) {
    Object value = profile.settings().get(key);
    return value == null ? null : value.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
