package io.shoppipe.warehouse.bigquery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Layout;
import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.Partitioning;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How tables are partitioned and clustered, new ones and those that are there. */
class LayoutTest {
  private static final TableName TABLE = new TableName("d", "t");
  private static final String THERE = "/bigquery/v2/projects/p/datasets/d/tables/t";
  private static final String JOBS = "/bigquery/v2/projects/p/jobs";
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("id", ColumnType.BIGINT),
          Column.of("at", ColumnType.TIMESTAMP),
          Column.of("day", ColumnType.DATE),
          Column.of("doc", ColumnType.JSON));

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(any(anyUrl()).atPriority(9).willReturn(json("{}")));
    server.stubFor(
        post(urlPathEqualTo(JOBS))
            .willReturn(
                json(
                    """
                    {"jobReference": {"projectId": "p", "jobId": "x"},
                     "configuration": {"jobType": "QUERY", "query": {"query": "x"}},
                     "statistics": {"query": {}}, "status": {"state": "DONE"}}\
                    """)));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void partitionsANewTable() {
    assertThat(clauses(Partitioning.by("DAY", "at")))
        .isEqualTo(" PARTITION BY TIMESTAMP_TRUNC(`at`, DAY)");
    assertThat(clauses(Partitioning.by("DAY", "day"))).isEqualTo(" PARTITION BY `day`");
    assertThat(clauses(Partitioning.by("MONTH", "day")))
        .isEqualTo(" PARTITION BY DATE_TRUNC(`day`, MONTH)");
    assertThat(clauses(Partitioning.by("DAY", ""))).isEqualTo(" PARTITION BY _PARTITIONDATE");
    assertThat(clauses(Partitioning.by("HOUR", "")))
        .isEqualTo(" PARTITION BY TIMESTAMP_TRUNC(_PARTITIONTIME, HOUR)");
    assertThat(clauses(new Partitioning("RANGE", "id", 0, 100, 10)))
        .isEqualTo(" PARTITION BY RANGE_BUCKET(`id`, GENERATE_ARRAY(0, 100, 10))");
  }

  @Test
  void givesANewTableAllThatIsAsked() {
    assertThat(clauses(wish()))
        .isEqualTo(
            " PARTITION BY TIMESTAMP_TRUNC(`at`, DAY) CLUSTER BY `id`, `day`"
                + " OPTIONS(require_partition_filter = true, partition_expiration_days = 1.5,"
                + " labels = [('team', 'sales')], description = 'What\\'s new')");
  }

  @Test
  void refusesColumnsThatCantPartition() {
    for (Partitioning wrong :
        List.of(
            Partitioning.by("HOUR", "day"),
            Partitioning.by("DAY", "id"),
            new Partitioning("RANGE", "at", 0, 1, 1))) {
      assertThatThrownBy(() -> clauses(wrong))
          .isInstanceOf(SingerException.class)
          .hasMessageContaining("table d.t: it can't be partitioned by " + wrong.text());
    }
    assertThatThrownBy(() -> clauses(Partitioning.by("DAY", "doc")))
        .hasMessageContaining("since the column is JSON. HOUR takes a TIMESTAMP");
    assertThatThrownBy(() -> clauses(new Layout(null, List.of("doc"), null, null, Map.of(), "")))
        .hasMessage(
            "table d.t: it can't be clustered by 'doc', which is JSON. Name other fields in"
                + " cluster_by.");
  }

  @Test
  void refusesATableThatIsPartitionedInAnotherWay() {
    table("\"timePartitioning\": {\"type\": \"DAY\", \"field\": \"at\"}");
    Layout month = layout(Partitioning.by("MONTH", "at"));
    assertThatThrownBy(() -> within(session -> session.layOut(TABLE, month)))
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessage(
            "table d.t is partitioned by DAY(at), but partition_by asks for MONTH(at), and"
                + " BigQuery can't change that. Set partition_by to what is there, or rename the"
                + " table and load the stream from its beginning.");
    table("\"numRows\": \"1\"");
    assertThatThrownBy(() -> within(session -> session.layOut(TABLE, month)))
        .hasMessageStartingWith(
            "table d.t is not partitioned, but partition_by asks for MONTH(at)");
  }

  @Test
  void changesWhatDiffersAndKeepsOtherLabels() {
    table(
        """
        "timePartitioning": {"type": "DAY", "field": "at", "expirationMs": "129600000"},
        "clustering": {"fields": ["id", "day"]}, "labels": {"owner": "me", "team": "other"}\
        """);
    within(session -> session.layOut(TABLE, wish()));
    assertThat(sent())
        .singleElement()
        .asString()
        .contains(
            "ALTER TABLE `p`.`d`.`t` SET OPTIONS(require_partition_filter = true, labels ="
                + " [('owner', 'me'), ('team', 'sales')], description = ");
  }

  @Test
  void leavesATableAloneThatLiesAsWished() {
    table(
        """
        "timePartitioning": {"type": "DAY", "field": "at", "expirationMs": "129600000"},
        "requirePartitionFilter": true, "description": "What's new",
        "clustering": {"fields": ["id", "day"]}, "labels": {"owner": "me", "team": "sales"}\
        """);
    within(session -> session.layOut(TABLE, wish()));
    assertThat(sent()).isEmpty();
    server.verify(0, postRequestedFor(urlPathEqualTo(THERE)));
  }

  @Test
  void clustersATableThatIsThere() {
    table("\"clustering\": {\"fields\": [\"day\"]}");
    within(
        session ->
            session.layOut(TABLE, new Layout(null, List.of("id"), null, null, Map.of(), "")));
    assertThat(server.findAll(postRequestedFor(urlPathEqualTo(THERE))))
        .singleElement()
        .satisfies(
            patch ->
                assertThat(patch.getBodyAsString())
                    .contains("\"clustering\":{\"fields\":[\"id\"]}"));
  }

  @Test
  void saysThatAllPartitionsAreMeantWhereATableMustBeAsked() {
    table(
        """
        "timePartitioning": {"type": "DAY"}, "requirePartitionFilter": true\
        """);
    TableName staging = TableName.temporary("s");
    Merge merge = new Merge(staging, TABLE, List.of("id"), Map.of(), List.of("id"), "n", 5);
    within(session -> session.upsert(merge));
    assertThat(sent())
        .singleElement()
        .asString()
        .contains(
            " ON _singer_own_t.`id` = _singer_own_s.`id` AND (_singer_own_t.`_PARTITIONTIME` IS"
                + " NULL OR _singer_own_t.`_PARTITIONTIME` IS NOT NULL) WHEN NOT MATCHED");
  }

  private static Layout wish() {
    return new Layout(
        Partitioning.by("DAY", "at"),
        List.of("id", "day"),
        true,
        Duration.ofHours(36),
        Map.of("team", "sales"),
        "What's new");
  }

  private static Layout layout(Partitioning partitioning) {
    return new Layout(partitioning, List.of(), null, null, Map.of(), "");
  }

  private static String clauses(Partitioning partitioning) {
    return clauses(layout(partitioning));
  }

  private static String clauses(Layout layout) {
    BigQueryAddress address = new BigQueryAddress("p", "d", "", "", Duration.ofMillis(2));
    return new LayoutSql(new BigQueryDialect(address, "r")).clauses(TABLE, COLUMNS, layout);
  }

  private void within(Consumer<Session> work) {
    BigQueryAddress address =
        new BigQueryAddress("p", "d", "", server.baseUrl(), Duration.ofMillis(2));
    try (Warehouse warehouse = new BigQueryWarehouse(address);
        Session session = warehouse.open()) {
      work.accept(session);
    }
  }

  /** The table is there, with these members besides. */
  private void table(String members) {
    server.stubFor(
        any(urlPathEqualTo(THERE))
            .willReturn(
                json(
                    """
                    {"type": "TABLE", "tableReference": {"projectId": "p", "datasetId": "d", "tableId": "t"},
                     "schema": {"fields": [{"name": "id", "type": "INTEGER"}]}, %s}\
                    """
                        .formatted(members))));
  }

  private List<String> sent() {
    return server.findAll(postRequestedFor(urlPathEqualTo(JOBS))).stream()
        .map(request -> request.getBodyAsString())
        .toList();
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }
}
