package io.shoppipe.models;

import io.shoppipe.models.project.Profile;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Warehouse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** Of which the last three stand for a token, where there is none. */
  private static final List<String> SECRETS =
      List.of("token", "refresh_token", "client_id", "client_secret");

  private static final List<String> PASSED_ON =
      List.of(
          "impersonate_service_account",
          "token_uri",
          "priority",
          "execution_project",
          "quota_project");

  /** What else is read, or says nothing of BigQuery. */
  private static final List<String> OTHERS =
      List.of(
          "type",
          "threads",
          "method",
          "project",
          "database",
          "dataset",
          "schema",
          "location",
          "api_endpoint",
          "keyfile",
          "keyfile_json",
          "scopes");

  private static final Map<String, String> NUMBERS =
      Map.of(
          "maximum_bytes_billed", "maximum_bytes_billed",
          "timeout_seconds", "job_execution_timeout_seconds",
          "job_execution_timeout_seconds", "job_execution_timeout_seconds");

  private final Profile profile;
  private final Path workingDirectory;

  BigQueryProfile(Profile profile, Path workingDirectory) {
    this.profile = profile;
    this.workingDirectory = workingDirectory;
  }

  Warehouse open() {
    return Warehouses.bigQuery(url(), settings());
  }

  /** Keys of which nothing comes, in one line; empty where there is none. */
  Optional<String> warning() {
    Set<String> known = new HashSet<>(NUMBERS.keySet());
    List.of(OTHERS, PASSED_ON, SECRETS).forEach(known::addAll);
    List<String> idle =
        profile.settings().keySet().stream().filter(key -> !known.contains(key)).sorted().toList();
    return idle.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "[WARNING]: profiles.yml: target '%s': not supported for BigQuery, without effect: %s"
                .formatted(profile.target(), String.join(", ", idle)));
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

  private Map<String, String> settings() {
    String method = required("method");
    List<String> needed = METHODS.get(method);
    if (needed == null) {
      throw wrong(
          "has the method '%s'; there is: %s."
              .formatted(method, String.join(", ", METHODS.keySet().stream().sorted().toList())));
    }
    Map<String, String> settings = new LinkedHashMap<>(Map.of("method", method));
    needed.forEach(key -> settings.put(key, required(key)));
    settings.computeIfPresent("keyfile", (key, file) -> workingDirectory.resolve(file).toString());
    settings.computeIfPresent("keyfile_json", (key, text) -> KeyJson.of(profile.settings()));
    PASSED_ON.forEach(key -> pass(settings, key));
    SECRETS.forEach(key -> pass(settings, key));
    passScopes(settings);
    NUMBERS.forEach((key, name) -> passNumber(settings, key, name));
    if (method.equals("oauth-secrets") && !settings.containsKey("token")) {
      SECRETS.subList(1, SECRETS.size()).forEach(this::required);
    }
    requireForm(settings, "priority", "(?i)interactive|batch", "interactive or batch");
    requireForm(settings, "token_uri", "https?://[^\\s\"<>\\\\^`{|}]+", "an http address");
    return settings;
  }

  private void requireForm(Map<String, String> settings, String key, String form, String words) {
    String value = settings.get(key);
    if (value != null && !value.matches(form)) {
      throw wrong("has %s: '%s', which is not %s.".formatted(key, value, words));
    }
  }

  private void pass(Map<String, String> settings, String key) {
    String value = text(key);
    if (value != null) {
      settings.put(key, value);
    }
  }

  private void passScopes(Map<String, String> settings) {
    if (profile.settings().get("scopes") instanceof List<?> scopes && !scopes.isEmpty()) {
      settings.put("scopes", scopes.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
  }

  private void passNumber(Map<String, String> settings, String key, String name) {
    String value = text(key);
    if (value != null && !value.strip().matches("\\d{1,18}")) {
      throw wrong("has %s: '%s', which is no whole number.".formatted(key, value));
    }
    if (value != null) {
      settings.put(name, value.strip());
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
