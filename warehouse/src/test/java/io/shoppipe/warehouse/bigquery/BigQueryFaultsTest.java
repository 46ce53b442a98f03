package io.shoppipe.warehouse.bigquery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.api.WarehouseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a statement whose requests fail in every way. */
class BigQueryFaultsTest {
  private static final String JOBS = "/bigquery/v2/projects/p/jobs";
  private static final String SQL = "CREATE TABLE p.d.t (id INT64)";
  private static final Pattern NAME = Pattern.compile("\"jobId\":\"([^\"]*)\"");

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(get(urlPathMatching(JOBS + "/.*")).willReturn(job("DONE", "")));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void triesAgainWhatPasses() {
    for (ResponseDefinitionBuilder fault :
        List.of(
            refusal(500, "internalError"),
            refusal(502, "backendError"),
            refusal(503, "backendError"),
            refusal(429, "rateLimitExceeded"),
            refusal(403, "rateLimitExceeded"))) {
      server.resetRequests();
      first(fault, job("RUNNING", ""));
      execute();
      assertThat(names()).as("one name for both attempts").hasSize(1);
      server.verify(2, postRequestedFor(urlPathEqualTo(JOBS)));
    }
  }

  @Test
  void findsTheJobWhoseAnswerWasLost() {
    first(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), refusal(409, "duplicate"));
    execute();
    assertThat(names()).hasSize(1);
    server.verify(2, postRequestedFor(urlPathEqualTo(JOBS)));
    server.verify(1, getRequestedFor(urlPathMatching(JOBS + "/singer_.*")));
  }

  @Test
  void looksAgainForAJobThatIsNotToBeSeenYet() {
    server.stubFor(post(urlPathEqualTo(JOBS)).willReturn(job("RUNNING", "")));
    server.stubFor(
        get(urlPathMatching(JOBS + "/.*"))
            .inScenario("look")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("there")
            .willReturn(refusal(404, "notFound")));
    server.stubFor(
        get(urlPathMatching(JOBS + "/.*"))
            .inScenario("look")
            .whenScenarioStateIs("there")
            .willReturn(job("DONE", "")));
    execute();
    server.verify(1, postRequestedFor(urlPathEqualTo(JOBS)));
  }

  @Test
  void runsAJobThatABackendBrokeOffUnderAnotherName() {
    server.stubFor(post(urlPathEqualTo(JOBS)).willReturn(job("RUNNING", "")));
    server.stubFor(
        get(urlPathMatching(JOBS + "/singer_.*_1"))
            .willReturn(job("DONE", error("backendError", "try later"))));
    execute();
    assertThat(names()).hasSize(2);
  }

  @Test
  void saysWhatIsWrongWithRowsOfAJob() {
    server.stubFor(post(urlPathEqualTo(JOBS)).willReturn(job("RUNNING", "")));
    server.stubFor(
        get(urlPathMatching(JOBS + "/.*"))
            .willReturn(job("DONE", error("invalid", "rows: 3; see the others"))));
    refused(ErrorKind.DATA, "bigquery://p/d: rows: 3; see the others (invalid)");
    server.verify(1, postRequestedFor(urlPathEqualTo(JOBS)));
  }

  @Test
  void tellsTheFirstRowsThatAJobRefused() {
    server.stubFor(post(urlPathEqualTo(JOBS)).willReturn(job("RUNNING", "")));
    String rows =
        IntStream.rangeClosed(1, 5)
            .mapToObj(i -> "{\"reason\": \"invalid\", \"message\": \"row %d\"}".formatted(i))
            .collect(Collectors.joining(", ", ", \"errors\": [", "]"));
    server.stubFor(
        get(urlPathMatching(JOBS + "/.*"))
            .willReturn(job("DONE", error("invalid", "5 errors") + rows)));
    refused(ErrorKind.DATA, "bigquery://p/d: 5 errors; row 1; row 2; row 3 (invalid)");
  }

  @Test
  void waitsForAJobThatTakesItsTime() {
    server.stubFor(post(urlPathEqualTo(JOBS)).willReturn(job("PENDING", "")));
    List<ResponseDefinitionBuilder> looks =
        List.of(
            job("PENDING", ""),
            refusal(503, "backendError"),
            job("RUNNING", ""),
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            job("RUNNING", ""),
            job("DONE", ""));
    for (int i = 0; i < looks.size(); i++) {
      server.stubFor(
          get(urlPathMatching(JOBS + "/.*"))
              .inScenario("slow")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "look " + i)
              .willSetStateTo("look " + (i + 1))
              .willReturn(looks.get(i)));
    }
    execute();
    server.verify(1, postRequestedFor(urlPathEqualTo(JOBS)));
    server.verify(6, getRequestedFor(urlPathMatching(JOBS + "/.*")));
  }

  @Test
  void endsWithWhatAJobSaysWhoseEndNothingMends() {
    for (String reason : List.of("stopped", "resourcesExceeded", "quotaExceeded")) {
      server.stubFor(
          post(urlPathEqualTo(JOBS)).willReturn(job("DONE", error(reason, "it is over"))));
      server.resetRequests();
      assertThatThrownBy(this::execute)
          .isInstanceOfSatisfying(
              WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL))
          .hasMessageContaining("it is over (" + reason + ")");
      server.verify(1, postRequestedFor(urlPathEqualTo(JOBS)));
    }
  }

  @Test
  void endsAtOnceWhereAQuotaIsUsedUp() {
    server.stubFor(post(urlPathEqualTo(JOBS)).willReturn(refusal(403, "quotaExceeded")));
    refused(
        ErrorKind.EXTERNAL,
        "bigquery://p/d: no (quotaExceeded); run again from the last state when the quota is"
            + " renewed, or raise it");
    server.verify(1, postRequestedFor(urlPathEqualTo(JOBS)));
  }

  @Test
  void endsAtOnceWithoutARight() {
    server.stubFor(post(urlPathEqualTo(JOBS)).willReturn(refusal(403, "accessDenied")));
    refused(
        ErrorKind.CONFIG,
        "bigquery://p/d: no (accessDenied); give the account BigQuery Data Editor on the dataset"
            + " and BigQuery Job User on the project");
  }

  @Test
  void endsAtOnceWithCredentialsThatAreNotTaken() {
    server.stubFor(post(urlPathEqualTo(JOBS)).willReturn(refusal(401, "authError")));
    refused(
        ErrorKind.CONFIG,
        "bigquery://p/d: the credentials are not accepted (HTTP 401); renew the credentials (gcloud"
            + " auth application-default login), or name a key file");
  }

  @Test
  void givesUpWhatDoesNotPass() {
    server.stubFor(post(urlPathEqualTo(JOBS)).willReturn(refusal(503, "backendError")));
    refused(ErrorKind.EXTERNAL, "bigquery://p/d: no (backendError); run again from the last state");
    server.verify(Attempts.MOST, postRequestedFor(urlPathEqualTo(JOBS)));
  }

  @Test
  void labelsItsJobsAndSaysWhatTheyMayCost() {
    server.stubFor(post(urlPathEqualTo(JOBS)).willReturn(job("DONE", "")));
    JobSettings settings = new JobSettings(false, 5_000_000, 0, "", "", Map.of("team", "data"));
    execute(
        new BigQueryWarehouse(address(), BigQueryLogin.DEFAULT, settings, new Delivery.Uploads()));
    assertThat(bodies())
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("\"maximumBytesBilled\":\"5000000\"", "\"team\":\"data\"", "\"singer_run\":\"");
    server.verify(0, getRequestedFor(urlPathMatching(JOBS + "/.*")));
  }

  private void first(ResponseDefinitionBuilder fault, ResponseDefinitionBuilder then) {
    server.resetScenarios();
    server.stubFor(
        post(urlPathEqualTo(JOBS))
            .inScenario("insert")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("again")
            .willReturn(fault));
    server.stubFor(
        post(urlPathEqualTo(JOBS))
            .inScenario("insert")
            .whenScenarioStateIs("again")
            .willReturn(then));
  }

  private void execute() {
    execute(new BigQueryWarehouse(address()));
  }

  private BigQueryAddress address() {
    return new BigQueryAddress("p", "d", "", server.baseUrl(), Duration.ofMillis(2));
  }

  private static void execute(Warehouse opened) {
    try (Warehouse warehouse = opened;
        Session session = warehouse.open()) {
      session.execute(SQL);
    }
  }

  private void refused(ErrorKind kind, String message) {
    assertThatThrownBy(this::execute)
        .isInstanceOfSatisfying(WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessage(message);
  }

  /** The names under which jobs were asked for. */
  private Set<String> names() {
    return bodies().stream()
        .map(NAME::matcher)
        .filter(Matcher::find)
        .map(name -> name.group(1))
        .collect(Collectors.toSet());
  }

  private List<String> bodies() {
    return server.findAll(postRequestedFor(urlPathEqualTo(JOBS))).stream()
        .map(LoggedRequest::getBodyAsString)
        .toList();
  }

  private static ResponseDefinitionBuilder job(String state, String error) {
    return json(
        200,
        """
        {"jobReference": {"projectId": "p", "jobId": "x"},
         "configuration": {"jobType": "QUERY", "query": {"query": "x", "useLegacySql": false}},
         "statistics": {"query": {}},
         "status": {"state": "%s"%s}}\
        """
            .formatted(state, error));
  }

  private static String error(String reason, String message) {
    return ", \"errorResult\": {\"reason\": \"%s\", \"message\": \"%s\"}"
        .formatted(reason, message);
  }

  private static ResponseDefinitionBuilder refusal(int code, String reason) {
    return json(
        code,
        """
        {"error": {"code": %d, "message": "no", "errors": [{"reason": "%s", "message": "no"}]}}\
        """
            .formatted(code, reason));
  }

  private static ResponseDefinitionBuilder json(int code, String body) {
    return aResponse()
        .withStatus(code)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }
}
