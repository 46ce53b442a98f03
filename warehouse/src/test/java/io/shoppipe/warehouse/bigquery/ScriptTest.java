package io.shoppipe.warehouse.bigquery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.shoppipe.warehouse.api.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where an open transaction's statements and the queries between them run. */
class ScriptTest {
  private static final String PROJECT = "/bigquery/v2/projects/p";
  private static final String INSERT = "INSERT INTO `p`.`d`.`orders` VALUES (1)";

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(post(urlPathEqualTo(PROJECT + "/jobs")).willReturn(job()));
    server.stubFor(get(urlPathMatching(PROJECT + "/jobs/.*")).willReturn(job()));
    server.stubFor(
        post(urlPathEqualTo(PROJECT + "/queries"))
            .willReturn(
                json(
                    """
                    {"jobReference": {"projectId": "p", "jobId": "q"}, "jobComplete": true,
                     "totalRows": "0", "schema": {"fields": []}}\
                    """)));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void asksOutsideForTablesThatTheTransactionDoesNotChange() throws Exception {
    assertThat(inTransaction(INSERT, "SELECT 1 FROM `p`.`d`.`customers`"))
        .containsExactly(
            "SELECT 1 FROM `p`.`d`.`customers`",
            "BEGIN TRANSACTION;\n" + INSERT + ";\nCOMMIT TRANSACTION;");
  }

  @Test
  void asksInsideForTablesThatItChanges() throws Exception {
    assertThat(inTransaction(INSERT, "SELECT 1 FROM `p`.`d`.`orders`"))
        .containsExactly(
            "BEGIN TRANSACTION;\n" + INSERT + ";\n",
            "s: SELECT 1 FROM `p`.`d`.`orders`",
            "s: COMMIT TRANSACTION;");
  }

  @Test
  void asksInsideWhereItIsNotKnownWhatChanges() throws Exception {
    assertThat(inTransaction("MERGE /* all */ d.t USING x ON FALSE", "SELECT 1 FROM other"))
        .contains("s: SELECT 1 FROM other");
  }

  @Test
  void keepsNamesOfColumnsAtOnce() throws Exception {
    try (BigQueryWarehouse warehouse = warehouse();
        Session session = warehouse.open()) {
      session.begin();
      session.executeWithDdl(INSERT);
      session.query("SELECT 1 FROM `p`.`d`.`orders`");
      session.commit();
    }
    assertThat(sent()).containsExactly(INSERT, "SELECT 1 FROM `p`.`d`.`orders`");
  }

  @Test
  void knowsWhatStatementsChange() {
    assertThat(
            List.of(
                "INSERT INTO `p`.`d`.`t` (x) SELECT 1",
                "insert d.t values (1)",
                "UPDATE `a.com:p-1`.`d`.`t` AS t SET x = 1 WHERE TRUE",
                "DELETE FROM `p.d.t` WHERE TRUE",
                "\nMERGE INTO `p`.`d`.`t` AS t USING u ON FALSE"))
        .extracting(Script::changedTable)
        .containsExactly("`p`.`d`.`t`", "t", "`a.com:p-1`.`d`.`t`", "`p.d.t`", "`p`.`d`.`t`");
  }

  private List<String> inTransaction(String statement, String query) throws Exception {
    try (BigQueryWarehouse warehouse = warehouse();
        Session session = warehouse.open()) {
      session.begin();
      session.execute(statement);
      session.query(query);
      session.commit();
    }
    return sent();
  }

  private BigQueryWarehouse warehouse() {
    return new BigQueryWarehouse(
        new BigQueryAddress("p", "d", "", server.baseUrl(), Duration.ofMillis(2)));
  }

  /** SQL of all jobs and queries, the first one first, marked where it ran in the session. */
  private List<String> sent() throws Exception {
    List<ServeEvent> events = new ArrayList<>(server.getAllServeEvents());
    Collections.reverse(events);
    List<String> all = new ArrayList<>();
    for (ServeEvent event : events) {
      if (event.getRequest().getMethod().getName().equals("POST")) {
        JsonNode body = new ObjectMapper().readTree(event.getRequest().getBodyAsString());
        JsonNode query = body.has("query") ? body : body.at("/configuration/query");
        String session = query.at("/connectionProperties/0/value").asText();
        all.add((session.isEmpty() ? "" : session + ": ") + query.path("query").asText());
      }
    }
    return all;
  }

  private static ResponseDefinitionBuilder job() {
    return json(
        """
        {"jobReference": {"projectId": "p", "jobId": "x"},
         "configuration": {"jobType": "QUERY", "query": {"query": "x", "useLegacySql": false}},
         "statistics": {"sessionInfo": {"sessionId": "s"}, "query": {}},
         "status": {"state": "DONE"}}\
        """);
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }
}
