package io.shoppipe.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.shoppipe.models.project.Profile;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each key of dbt-bigquery's profiles does what it says, or is named. No request leaves here. */
class BigQueryProfileTest {
  private static final byte[] REFUSAL =
      "{\"error\": {\"code\": 400, \"message\": \"no\", \"errors\": [{\"reason\": \"invalid\"}]}}"
          .getBytes(UTF_8);

  @TempDir private Path folder;

  private record Asked(String path, String quotaProject, JsonNode body) {}

  @Test
  void jobsAreToldWhatTheProfileSays() throws IOException {
    Asked asked =
        asked(
            Map.of(
                "execution_project", "payer",
                "quota_project", "quotas",
                "location", "EU",
                "priority", "interactive",
                "maximum_bytes_billed", 1000,
                "job_execution_timeout_seconds", 7));
    assertThat(asked.path()).isEqualTo("/bigquery/v2/projects/payer/queries");
    assertThat(asked.quotaProject()).isEqualTo("quotas");
    assertThat(asked.body().path("location").asText()).isEqualTo("EU");
    assertThat(asked.body().path("maximumBytesBilled").asText()).isEqualTo("1000");
    assertThat(asked.body().path("jobTimeoutMs").asText()).isEqualTo("7000");
  }

  @Test
  void aBatchIsAJobOfItsOwn() throws IOException {
    Asked asked = asked(Map.of("priority", "BATCH", "timeout_seconds", "5"));
    assertThat(asked.path()).isEqualTo("/bigquery/v2/projects/shop/jobs");
    JsonNode job = asked.body().path("configuration");
    assertThat(job.path("query").path("priority").asText()).isEqualTo("BATCH");
    assertThat(job.path("jobTimeoutMs").asText()).isEqualTo("5000");
  }

  @Test
  void keysWithoutEffectAreNamedInOneLine() {
    Map<String, @Nullable Object> known =
        Map.of(
            "token_uri",
            "https://a.b/token",
            "scopes",
            List.of("https://www.googleapis.com/auth/bigquery"),
            "api_endpoint",
            "https://bigquery.eu.rep.googleapis.com",
            "impersonate_service_account",
            "a@b.iam",
            "threads",
            4,
            "maximum_bytes_billed",
            1,
            "job_execution_timeout_seconds",
            1);
    assertThat(profile(known).warning()).isEmpty();
    assertThat(profile(Map.of("job_retries", 1, "dataproc_region", "eu", "keyfil", "x")).warning())
        .hasValue(
            "[WARNING]: profiles.yml: target 'dev': not supported for BigQuery, without effect:"
                + " dataproc_region, job_retries, keyfil");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "method     | external-oauth-wif | has the method 'external-oauth-wif'; there is: oauth,"
            + " oauth-secrets, service-account, service-account-json.",
        "method     | service-account      | has no 'keyfile'.",
        "method     | service-account-json | has no 'keyfile_json'.",
        "method     | oauth-secrets        | has no 'refresh_token'.",
        "priority   | high   | has priority: 'high', which is not interactive or batch.",
        "token_uri  | a b    | has token_uri: 'a b', which is not an http address.",
        "maximum_bytes_billed | 1 GB | has maximum_bytes_billed: '1 GB', which is no whole number.",
        "job_execution_timeout_seconds | -1 | has job_execution_timeout_seconds: '-1', which is no"
            + " whole number.",
      })
  void aWrongValueIsRefusedInOneLine(String key, String value, String words) {
    assertThatThrownBy(() -> profile(Map.of(key, value)).open())
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessage("profiles.yml: target 'dev' " + words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "service-account      | keyfile      | k.json | the key file FOLDER/k.json is not there",
        "service-account-json | keyfile_json | {s3cret | the key that is given is no key",
        "service-account-json | keyfile_json | eyJzM2NyZXQ= | the key that is given is no key",
      })
  void aKeyThatIsNoneIsToldWhenASessionBegins(
      String method, String key, String value, String words) {
    Warehouse warehouse = profile(Map.of("method", method, key, value)).open();
    assertThatThrownBy(warehouse::open)
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessageStartingWith(
            "bigquery://shop/raw: no credentials: " + words.replace("FOLDER", folder.toString()))
        .hasMessageNotContaining("s3cret");
  }

  /** The first request of a query, which is refused. */
  private Asked asked(Map<String, Object> settings) throws IOException {
    List<Asked> all = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> all.add(refused(exchange)));
    server.start();
    Map<String, @Nullable Object> more = new HashMap<>(settings);
    more.put("api_endpoint", "http://127.0.0.1:" + server.getAddress().getPort());
    try (Warehouse warehouse = profile(more).open();
        Session session = warehouse.open()) {
      assertThatThrownBy(() -> session.query("SELECT 1")).hasMessageContaining("no (invalid)");
    } finally {
      server.stop(0);
    }
    return all.get(0);
  }

  private static Asked refused(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = new ObjectMapper().readTree(new GZIPInputStream(exchange.getRequestBody()));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(400, REFUSAL.length);
      exchange.getResponseBody().write(REFUSAL);
      return new Asked(
          exchange.getRequestURI().getPath(),
          String.valueOf(exchange.getRequestHeaders().getFirst("x-goog-user-project")),
          body);
    }
  }

  private BigQueryProfile profile(Map<String, @Nullable Object> more) {
    Map<String, @Nullable Object> settings = new HashMap<>();
    settings.put("type", "bigquery");
    settings.put("method", "oauth");
    settings.put("project", "shop");
    settings.put("dataset", "raw");
    settings.putAll(more);
    return new BigQueryProfile(new Profile("p", "dev", "bigquery", "raw", 1, settings), folder);
  }
}
