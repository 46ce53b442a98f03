package io.shoppipe.models;

import io.shoppipe.models.project.Profile;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.bigquery.BigQueryLogin;
import io.shoppipe.warehouse.bigquery.JobSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens what an output of dbt-bigquery's {@code profiles.yml} describes. */
final class BigQueryProfile {
  /** What each method of logging in needs. */
  private static final Map<String, List<String>> METHODS =
      Map.of(
          "oauth", List.of(),
          "service-account", List.of("keyfile"),
          "service-account-json", List.of("keyfile_json"),
          "oauth-secrets", List.of());

  private static final List<String> OPTIONAL =
      List.of(
          "impersonate_service_account", "token", "refresh_token", "client_id", "client_secret");

  private final Profile profile;
  private final Path workingDirectory;

  BigQueryProfile(Profile profile, Path workingDirectory) {
    this.profile = profile;
    this.workingDirectory = workingDirectory;
  }

  Warehouse open() {
    return Warehouses.bigQuery(url(), login(), jobs());
  }

  private String url() {
    List<String> parameters = new ArrayList<>();
    add(parameters, "location", text("location"));
    add(parameters, "endpoint", text("api_endpoint"));
    String project = text("project") == null ? required("database") : required("project");
    String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    return "bigquery://" + project + "/" + profile.schema() + query;
  }

  private static void add(List<String> parameters, String name, @Nullable String value) {
    if (value != null) {
      parameters.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  private BigQueryLogin login() {
    String method = required("method");
    List<String> needed = METHODS.get(method);
    if (needed == null) {
      throw wrong(
          "has the method '%s'; there is: %s."
              .formatted(method, String.join(", ", METHODS.keySet().stream().sorted().toList())));
    }
    Map<String, String> settings = new LinkedHashMap<>(Map.of("method", method));
    needed.forEach(key -> settings.put(key, required(key)));
    for (String key : OPTIONAL) {
      String value = text(key);
      if (value != null) {
        settings.put(key, value);
      }
    }
    settings.computeIfPresent("keyfile", (key, file) -> workingDirectory.resolve(file).toString());
    settings.computeIfPresent("keyfile_json", (key, text) -> KeyJson.of(profile.settings()));
    return new BigQueryLogin(settings);
  }

  private JobSettings jobs() {
    return new JobSettings(
        "batch".equalsIgnoreCase(text("priority")),
        number("maximum_bytes_billed"),
        1000
            * (text("timeout_seconds") == null
                ? number("job_execution_timeout_seconds")
                : number("timeout_seconds")),
        text("execution_project") == null ? "" : required("execution_project"),
        text("quota_project") == null ? "" : required("quota_project"),
        Map.of());
  }

  private long number(String key) {
    String text = text(key);
    if (text == null) {
      return 0;
    }
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException notANumber) {
      throw wrong("has %s: '%s', which is no whole number.".formatted(key, text));
    }
  }

  private String required(String key) {
    String value = text(key);
    if (value == null) {
      throw wrong("has no '%s'.".formatted(key));
    }
    return value;
  }

  private SingerException wrong(String why) {
    return SingerException.config("profiles.yml: target '%s' %s".formatted(profile.target(), why));
  }

  private @Nullable String text(String key) {
    Object value = profile.settings().get(key);
    return value == null || value.toString().isEmpty() ? null : value.toString();
  }
}
