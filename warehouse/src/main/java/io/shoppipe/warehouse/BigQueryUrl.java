package io.shoppipe.warehouse;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.bigquery.BigQueryAddress;
import io.shoppipe.warehouse.bigquery.BigQueryLogin;
import io.shoppipe.warehouse.bigquery.BigQueryWarehouse;
import io.shoppipe.warehouse.bigquery.JobSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code bigquery://PROJECT/DATASET?location=EU}. */
final class BigQueryUrl {
  private static final String FORM = "bigquery://PROJECT/DATASET?location=EU";
  private static final Pattern URL =
      Pattern.compile("//(?<project>[^/?]+)/(?<dataset>[^/?]*)(?:\\?(?<parameters>.*))?");
  private static final Pattern PROJECT = Pattern.compile("([a-z0-9.-]+:)?[a-z][a-z0-9-]*");
  private static final Pattern DATASET = Pattern.compile("[A-Za-z0-9_]{1,1024}");
  private static final Pattern ENDPOINT = Pattern.compile("https?://[^/?#]+/?");
  private static final List<String> PARAMETERS =
      List.of(
          "location",
          "endpoint",
          "retry_initial_delay_ms",
          "impersonate_service_account",
          "quota_project",
          "maximum_bytes_billed",
          "labels",
          DeliveryParameters.STAGING,
          DeliveryParameters.BUCKET,
          DeliveryParameters.PREFIX,
          DeliveryParameters.STORAGE_ENDPOINT,
          DeliveryParameters.LOAD_API,
          DeliveryParameters.WRITE_ENDPOINT);
  private static final Pattern LABEL =
      Pattern.compile("([a-z][a-z0-9_-]{0,62}):([a-z0-9_-]{0,63})");

  private BigQueryUrl() {}

  /**
   * {@code rest}: the URL without its scheme and colon; {@code config}: with a service account's
   * key as its password, none for Google's default credentials.
   */
  static BigQueryWarehouse open(String rest, WarehouseConfig config) {
    BigQueryAddress address = parse(rest);
    int question = rest.indexOf('?');
    Map<String, String> parameters =
        UrlParameters.of(question < 0 ? "" : rest.substring(question + 1), PARAMETERS);
    parameters.putAll(config.parameters());
    String key = config.password() == null ? "" : config.password();
    Map<String, String> login = new LinkedHashMap<>();
    if (!key.isEmpty()) {
      login.put("method", "service-account-json");
      login.put("keyfile_json", key);
    }
    String other = parameters.getOrDefault("impersonate_service_account", "");
    if (!other.isEmpty()) {
      login.put("impersonate_service_account", other);
    }
    long most = bytes(parameters.get("maximum_bytes_billed"));
    String quotaProject = parameters.getOrDefault("quota_project", "");
    JobSettings jobs = new JobSettings(false, most, 0, "", quotaProject, labels(parameters));
    return new BigQueryWarehouse(
        address, new BigQueryLogin(login), jobs, DeliveryParameters.read(parameters));
  }

  /** The same, of the place alone. */
  static BigQueryAddress parse(String rest) {
    Matcher url = URL.matcher(rest);
    if (!url.matches()
        || !PROJECT.matcher(url.group("project")).matches()
        || !DATASET.matcher(url.group("dataset")).matches()) {
      throw SingerException.config("warehouse: the URL is not of the form " + FORM);
    }
    Map<String, String> parameters = UrlParameters.of(url.group("parameters"), PARAMETERS);
    return new BigQueryAddress(
        url.group("project"),
        url.group("dataset"),
        parameters.getOrDefault("location", ""),
        endpoint(parameters, "endpoint"),
        delay(parameters.get("retry_initial_delay_ms")));
  }

  /** An address without a slash at its end; empty where none is given. */
  static String endpoint(Map<String, String> parameters, String name) {
    String endpoint = parameters.getOrDefault(name, "");
    if (!endpoint.isEmpty() && !ENDPOINT.matcher(endpoint).matches()) {
      throw SingerException.config(
          "warehouse: the " + name + " '" + endpoint + "' is not of the form http://host:port");
    }
    return endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
  }

  private static long bytes(@org.jspecify.annotations.Nullable String number) {
    if (number == null) {
      return 0;
    }
    if (!number.matches("[1-9]\\d{0,17}")) {
      throw SingerException.config(
          "warehouse: maximum_bytes_billed is no number of bytes: " + number);
    }
    return Long.parseLong(number);
  }

  private static Map<String, String> labels(Map<String, String> parameters) {
    Map<String, String> labels = new LinkedHashMap<>();
    String text = parameters.getOrDefault("labels", "");
    for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      Matcher label = LABEL.matcher(pair);
      if (!label.matches()) {
        throw SingerException.config(
            "warehouse: the label '"
                + pair
                + "' is not of the form name:value, in lower-case letters, digits, - and _");
      }
      labels.put(label.group(1), label.group(2));
    }
    return labels;
  }

  private static Duration delay(@org.jspecify.annotations.Nullable String millis) {
    if (millis == null) {
      return BigQueryAddress.FIRST_DELAY;
    }
    if (!millis.matches("[1-9]\\d{0,4}")) {
      throw SingerException.config(
          "warehouse: retry_initial_delay_ms is no number of 1 to 99999: " + millis);
    }
    return Duration.ofMillis(Long.parseLong(millis));
  }
}
