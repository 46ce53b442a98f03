package io.shoppipe.warehouse.bigquery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.api.WarehouseException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which of two runs may load a table, and what becomes of one that is taken for dead. */
class TableLocksTest {
  private static final String TABLES = "/bigquery/v2/projects/p/datasets/_singer/tables";
  private static final String LOCK = TABLES + "/_lock_[0-9a-f]{32}";
  private static final String OTHERS = TABLES + "/_lease_other";
  private static final String JOBS = "/bigquery/v2/projects/p/jobs";
  private static final Duration TIMEOUT = Duration.ofMillis(50);

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(any(anyUrl()).atPriority(9).willReturn(json(table("x", "", "1"))));
    server.stubFor(delete(anyUrl()).willReturn(aResponse().withStatus(204)));
    server.stubFor(post(urlPathEqualTo(JOBS)).atPriority(8).willReturn(job("")));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void makesALockAndItsLeaseAndDropsBoth() {
    within(session -> session.lock("table d.t", TIMEOUT));
    server.verify(
        1,
        postRequestedFor(urlPathEqualTo(TABLES))
            .withRequestBody(matchingJsonPath("$.tableReference.tableId", containing("_lock_")))
            .withRequestBody(matchingJsonPath("$.description", equalTo("table d.t")))
            .withRequestBody(matchingJsonPath("$.labels.owner", containing("_lease_"))));
    assertThat(sent())
        .singleElement()
        .asString()
        .contains("CREATE TABLE IF NOT EXISTS `p`.`_singer`.`_fence_", "AS SELECT 0 AS commits");
    server.verify(1, deleteRequestedFor(urlPathMatching(TABLES + "/_lease_.*")));
    server.verify(1, deleteRequestedFor(urlPathMatching(TABLES + "/_fence_.*")));
  }

  @Test
  void countsInTheLeaseAtEachCommit() {
    within(
        session -> {
          session.lock("table d.t", TIMEOUT);
          session.begin();
          session.execute("INSERT INTO d.t (id) VALUES (1)");
          session.commit();
        });
    assertThat(sent().get(1))
        .matches(
            "(?s).*BEGIN TRANSACTION;\\\\nUPDATE `p`\\.`_singer`\\.`_fence_\\w+` SET commits ="
                + " commits \\+ 1 WHERE TRUE;\\\\nSELECT IF\\(COUNT\\(\\*\\) = 1, 1, ERROR\\(.*"
                + "INSERT INTO d\\.t .*COMMIT TRANSACTION;.*");
  }

  @Test
  void refusesATableWhoseOwnerLives() {
    server.stubFor(post(urlPathEqualTo(TABLES)).willReturn(status(409)));
    server.stubFor(get(urlPathMatching(LOCK)).willReturn(json(table("l", "_lease_other", "1"))));
    server.stubFor(get(urlPathEqualTo(OTHERS)).willReturn(json(table("o", "", "1"))));
    assertThatThrownBy(
            () -> within(Duration.ofSeconds(9), session -> session.lock("table d.t", TIMEOUT)))
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL))
        .hasMessage(
            "table d.t is being loaded by another target-warehouse; waited 0.05 s for it. Run again"
                + " when that one has ended, or raise lock_timeout_seconds.");
    server.verify(0, deleteRequestedFor(urlPathMatching(LOCK)));
  }

  @Test
  void takesOverFromAnOwnerThatIsDead() {
    server.stubFor(post(urlPathEqualTo(TABLES)).willReturn(status(409)));
    server.stubFor(get(urlPathMatching(LOCK)).willReturn(json(table("l", "_lease_other", "7"))));
    server.stubFor(get(urlPathEqualTo(OTHERS)).willReturn(json(table("o", "", "1"))));
    server.stubFor(
        patch(urlPathMatching(LOCK))
            .inScenario("take")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("again")
            .willReturn(status(412)));
    server.stubFor(
        patch(urlPathMatching(LOCK))
            .inScenario("take")
            .whenScenarioStateIs("again")
            .willReturn(json(table("l", "", "8"))));
    within(session -> session.lock("table d.t", Duration.ofMinutes(1)));
    assertThat(sent().get(1)).contains("DELETE FROM `p`.`_singer`.`_fence_other` WHERE TRUE");
    server.verify(2, patchRequestedFor(urlPathMatching(LOCK)).withHeader("If-Match", equalTo("7")));
  }

  @Test
  void commitsNothingOnceItIsTakenForDead() {
    server.stubFor(
        post(urlPathEqualTo(JOBS))
            .withRequestBody(containing("INSERT"))
            .willReturn(
                job(
                    """
                    , "errorResult": {"reason": "invalidQuery", "message":
                      "this run was taken for dead, and another one has its tables"}\
                    """)));
    assertThatThrownBy(
            () ->
                within(
                    session -> {
                      session.lock("table d.t", TIMEOUT);
                      session.begin();
                      session.execute("INSERT INTO d.t (id) VALUES (1)");
                      session.commit();
                    }))
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL))
        .hasMessage(
            "this run gave no sign of life for 0.18 s and was taken for dead, and another one has"
                + " its tables. What it was about to commit is undone; run again from the last"
                + " state.");
  }

  private void within(Consumer<Session> work) {
    within(Duration.ofMillis(2), work);
  }

  private void within(Duration delay, Consumer<Session> work) {
    BigQueryAddress address = new BigQueryAddress("p", "d", "", server.baseUrl(), delay);
    try (Warehouse warehouse = new BigQueryWarehouse(address);
        Session session = warehouse.open()) {
      work.accept(session);
    }
  }

  private List<String> sent() {
    return server.findAll(postRequestedFor(urlPathEqualTo(JOBS))).stream()
        .map(request -> request.getBodyAsString())
        .toList();
  }

  private static String table(String name, String owner, String etag) {
    return """
    {"type": "TABLE", "etag": "%s", "id": "%s", "labels": {"owner": "%s"},
     "datasetReference": {"projectId": "p", "datasetId": "_singer"},
     "tableReference": {"projectId": "p", "datasetId": "_singer", "tableId": "%s"}}\
    """
        .formatted(etag, name, owner, name);
  }

  private static ResponseDefinitionBuilder job(String error) {
    return json(
        """
        {"jobReference": {"projectId": "p", "jobId": "x"},
         "configuration": {"jobType": "QUERY", "query": {"query": "x"}},
         "statistics": {"query": {}}, "status": {"state": "DONE"%s}}\
        """
            .formatted(error));
  }

  private static ResponseDefinitionBuilder status(int code) {
    return json("{\"error\": {\"code\": %d, \"message\": \"no\", \"errors\": []}}".formatted(code))
        .withStatus(code);
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }
}
