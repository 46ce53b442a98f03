package io.shoppipe.warehouse.bigquery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Usage;
import io.shoppipe.warehouse.api.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What BigQuery tells of costs, rights and places. */
class MeterTest {
  private static final String PROJECT = "/bigquery/v2/projects/p";
  private static final String DONE =
      """
      {"jobReference": {"projectId": "p", "jobId": "x"},
       "configuration": {"jobType": "QUERY", "query": {"query": "x"}},
       "statistics": {"totalSlotMs": "1500", "query": {"totalBytesBilled": "10485760"}},
       "status": {"state": "DONE"}}\
      """;

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(post(urlPathEqualTo(PROJECT + "/jobs")).willReturn(json(DONE)));
    server.stubFor(get(urlPathMatching(PROJECT + "/jobs/.*")).willReturn(json(DONE)));
    server.stubFor(
        post(urlPathEqualTo(PROJECT + "/queries"))
            .willReturn(
                json(
                    """
                    {"jobReference": {"projectId": "p", "jobId": "q"}, "jobComplete": true,
                     "schema": {"fields": [{"name": "n", "type": "INTEGER"}]}, "totalRows": "1",
                     "rows": [{"f": [{"v": "1"}]}]}\
                    """)));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void addsUpWhatStatementsAndQueriesCost() {
    Usage usage =
        within(
            session -> {
              session.execute("CREATE TABLE d.t (id INT64)");
              assertThat(session.query("SELECT 1").single()).isEqualTo(1L);
              session.usage();
              session.execute("DROP TABLE d.t");
              return session.usage();
            });
    assertThat(usage).isEqualTo(new Usage(3, 0, 3 * 10_485_760L, 4_500));
  }

  @Test
  void tellsTheRightsThatAnAccountLacks() {
    server.stubFor(
        post(urlPathEqualTo(PROJECT + "/datasets/d/tables/t:testIamPermissions"))
            .willReturn(
                json(
                    """
                    {"permissions": ["bigquery.tables.get", "bigquery.tables.getData"]}\
                    """)));
    List<String> lacking = within(session -> session.rightsLacking(new TableName("d", "t")));
    assertThat(lacking).containsExactly("bigquery.tables.update", "bigquery.tables.updateData");
  }

  @Test
  void refusesADatasetThatLiesElsewhereThanTheTargetsOwn() {
    dataset("_singer", "EU");
    dataset("d", "US");
    assertThatThrownBy(
            () -> within(session -> session.schemaExists("_singer") && session.schemaExists("d")))
        .hasMessage(
            "dataset 'd' lies in US, but _singer in EU, and no job reaches both. Name a dataset"
                + " there, or another project.");
  }

  private void dataset(String name, String location) {
    server.stubFor(
        any(urlPathEqualTo(PROJECT + "/datasets/" + name))
            .willReturn(
                json(
                    """
                    {"location": "%s", "datasetReference": {"projectId": "p", "datasetId": "%s"}}\
                    """
                        .formatted(location, name))));
  }

  private <T> T within(Function<Session, T> work) {
    BigQueryAddress address =
        new BigQueryAddress("p", "d", "", server.baseUrl(), Duration.ofMillis(2));
    try (Warehouse warehouse = new BigQueryWarehouse(address);
        Session session = warehouse.open()) {
      return work.apply(session);
    }
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }
}
