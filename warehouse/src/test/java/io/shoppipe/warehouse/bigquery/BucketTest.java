package io.shoppipe.warehouse.bigquery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.TableId;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.api.WarehouseException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that go to BigQuery by way of a bucket, and what becomes of them when that fails. */
class BucketTest {
  private static final String JOBS = "/bigquery/v2/projects/p/jobs";
  private static final String TABLES = "/bigquery/v2/projects/p/datasets/_singer/tables";
  private static final String OBJECTS = "/storage/v1/b/shop-staging/o";
  private static final String WRITE = "/upload" + OBJECTS;
  private static final String RUN = "00000000000000dd_1";
  private static final String DEAD = "00000000000000aa_1";
  private static final String LIVING = "00000000000000bb_2";
  private static final String LONG_DEAD = "00000000000000cc_3";
  private static final Pattern NAME =
      Pattern.compile("gs://shop-staging/(in/p/[0-9a-f]{16}_1/t_[0-9a-f]{16}/\\d+\\.json\\.gz)");

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(any(anyUrl()).willReturn(json(200, "{}")));
    server.stubFor(post(urlPathEqualTo(JOBS)).willReturn(job("")));
    server.stubFor(any(urlPathMatching(TABLES + ".*")).willReturn(table(0)));
    server.stubFor(
        post(urlPathEqualTo(WRITE))
            .willReturn(aResponse().withHeader("Location", server.baseUrl() + "/there")));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void rowsAreWrittenLoadedAndDeleted() {
    load(Loader::finish);
    String name = loaded(1).get(0);
    assertThat(written()).containsExactly(name);
    assertThat(deleted()).containsExactly(name);
    String rows =
        server.findAll(putRequestedFor(urlPathEqualTo("/there"))).get(0).getBodyAsString();
    assertThat(rows).isEqualTo("{\"id\":\"1\"}\n{\"id\":\"2\"}\n");
    assertThat(loads().get(0))
        .contains(
            "\"sourceFormat\":\"NEWLINE_DELIMITED_JSON\"",
            "\"writeDisposition\":\"WRITE_APPEND\"",
            "\"createDisposition\":\"CREATE_NEVER\"",
            "\"singer_run\":");
  }

  @Test
  void eachBatchHasAFileAndAJobOfItsOwn() {
    try (Warehouse warehouse = warehouse(address());
        Session session = warehouse.open();
        Loader loader = session.loader(TableName.temporary("t"), List.of(COLUMN))) {
      for (int number = 0; number < 2; number++) {
        row(loader, number);
        loader.finish();
      }
    }
    List<String> names = loaded(2);
    assertThat(names).doesNotHaveDuplicates();
    assertThat(written()).containsExactlyElementsOf(names);
    assertThat(deleted()).containsExactlyElementsOf(names);
  }

  @Test
  void manyFilesOfABatchAreOneJob() {
    Attempts attempts = new Attempts(Duration.ofMillis(2), new BigQueryFailures("bigquery://p/d"));
    UploadRequests requests =
        new UploadRequests(NoCredentials.getInstance(), server.baseUrl(), "p");
    BigQuery api =
        BigQueryOptions.newBuilder()
            .setProjectId("p")
            .setHost(server.baseUrl())
            .setCredentials(NoCredentials.getInstance())
            .build()
            .getService();
    BigQueryJobs jobs = new BigQueryJobs(api, attempts, RUN, "", JobSettings.NONE);
    Lease lease = jobs.lease("p", Duration.ofMinutes(1));
    Connection connection = new Connection(api, attempts, jobs, requests, lease);
    Folder folder = new Folder(connection, new Bucket("shop-staging", requests, attempts), "");
    TableId table = TableId.of("p", "_singer", "t");
    LoadJobLoader loader =
        new LoadJobLoader(List.of(COLUMN), new BucketFiles(jobs, () -> table, folder), 1);
    for (int id = 1; id <= 2; id++) { // the file's length is known when its next block comes
      row(loader, id);
      loader.send();
      row(loader, id + 10);
      loader.send();
    }
    loader.finish();
    loader.close();
    assertThat(written()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    assertThat(written()).allSatisfy(name -> assertThat(name).startsWith("p/" + RUN + "/t/"));
    assertThat(loads())
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(
            written().stream()
                .map(name -> "\"gs://shop-staging/" + name + "\"")
                .collect(Collectors.joining(",", "\"sourceUris\":[", "]")));
    assertThat(deleted()).containsExactlyElementsOf(written());
    lease.end();
  }

  @Test
  void aLoadWithoutRowsAsksForNothing() {
    try (Warehouse warehouse = warehouse(address());
        Session session = warehouse.open();
        Loader loader = session.loader(TableName.temporary("t"), List.of(COLUMN))) {
      loader.finish();
    }
    assertThat(server.findAll(postRequestedFor(anyUrl()))).isEmpty();
  }

  @Test
  void rowsThatAreGivenUpAreDeleted() {
    load(
        loader -> {
          server.stubFor(put(urlPathEqualTo("/there")).willReturn(json(400, "{}")));
          assertThatThrownBy(loader::finish)
              .hasMessage(
                  "gs://shop-staging: rows could not be sent (HTTP 400); run again from the last"
                      + " state");
        });
    assertThat(deleted()).isEqualTo(written()).hasSize(1);
    assertThat(loads()).isEmpty();
  }

  @Test
  void aBucketThatIsNotThereIsAConfigError() {
    server.stubFor(
        get(urlPathEqualTo(OBJECTS))
            .willReturn(refusal(404, "notFound", "The specified bucket does not exist.")));
    refused(
        ErrorKind.CONFIG,
        "gs://shop-staging: The specified bucket does not exist. (notFound); name a bucket that is"
            + " there in staging_bucket");
    assertThat(written()).isEmpty();
  }

  @Test
  void aRightThatIsMissingIsAConfigError() {
    for (MappingBuilder request :
        List.of(get(urlPathEqualTo(OBJECTS)), post(urlPathEqualTo(WRITE)))) {
      server.stubFor(request.willReturn(refusal(403, "forbidden", "a@b lacks the right.")));
      refused(
          ErrorKind.CONFIG,
          "gs://shop-staging: a@b lacks the right. (forbidden); give the account Storage Object"
              + " User on the bucket");
    }
  }

  @Test
  void aRightToDeleteThatIsMissingIsToldToo() {
    server.stubFor(
        delete(urlPathMatching(OBJECTS + "/.*")).willReturn(refusal(403, "forbidden", "No.")));
    refused(
        ErrorKind.CONFIG,
        "gs://shop-staging: No. (forbidden); give the account Storage Object User on the bucket");
  }

  @Test
  void whatPassesIsTriedAgain() {
    ResponseDefinitionBuilder busy = refusal(503, "backendError", "Later.");
    first(() -> get(urlPathEqualTo(OBJECTS)), busy, json(200, "{}"));
    first(
        () -> post(urlPathEqualTo(WRITE)),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        aResponse().withHeader("Location", server.baseUrl() + "/there"));
    first(() -> put(urlPathEqualTo("/there")), busy, aResponse().withStatus(308));
    first(() -> delete(urlPathMatching(OBJECTS + "/.*")), busy, aResponse().withStatus(204));
    server.stubFor(
        put(urlPathEqualTo("/there"))
            .withHeader("Content-Range", containing("bytes 0-"))
            .inScenario("PUT")
            .whenScenarioStateIs("again")
            .willReturn(json(200, "{}")));
    load(Loader::finish);
    assertThat(ranges()).hasSize(3).element(1).asString().startsWith("bytes */");
    assertThat(written().get(0)).isEqualTo(written().get(1)).isEqualTo(loaded(1).get(0));
    assertThat(deleted()).hasSize(2).containsOnly(written().get(0));
  }

  @Test
  void aCutUploadGoesOnWhereItStopped() {
    first(
        () -> put(urlPathEqualTo("/there")),
        aResponse().withStatus(308).withHeader("Range", "bytes=0-9"),
        json(200, "{}"));
    load(Loader::finish);
    assertThat(ranges()).hasSize(2).element(1).asString().startsWith("bytes 10-");
    assertThat(loaded(1)).hasSize(1);
  }

  @Test
  void whatDoesNotPassEndsTheRun() {
    server.stubFor(
        put(urlPathEqualTo("/there")).willReturn(refusal(503, "backendError", "Later.")));
    refused(
        ErrorKind.EXTERNAL,
        "gs://shop-staging: Later. (backendError); run again from the last state");
    assertThat(ranges()).hasSize(Attempts.MOST);
    assertThat(deleted()).isEqualTo(written().subList(0, 1));
  }

  @Test
  void filesOfAJobThatFailedAreDeletedAndTheJobsWordsAreTold() {
    failing("invalid", "Bad row", ".*");
    server.stubFor(
        delete(urlPathMatching(OBJECTS + "/.*")).willReturn(refusal(403, "forbidden", "No.")));
    load(
        loader ->
            assertThatThrownBy(loader::finish)
                .isInstanceOfSatisfying(
                    WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DATA))
                .hasMessage("bigquery://p/d: Bad row (invalid)")
                .satisfies(
                    e ->
                        assertThat(e.getSuppressed()[0])
                            .hasMessageStartingWith("gs://shop-staging: No. (forbidden)")));
    assertThat(deleted()).isEqualTo(written()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cannot read and write in different locations: source: US, destination: EU | name a bucket"
            + " in staging_bucket that lies where the dataset does",
        "Access Denied: a@b does not have storage.objects.get access | give the account Storage"
            + " Object User on the bucket",
      })
  void aBucketThatAJobCannotReadIsAConfigError(String words, String remedy) {
    failing("invalid", words, ".*");
    refused(ErrorKind.CONFIG, "bigquery://p/d: " + words + " (invalid); " + remedy);
    assertThat(deleted()).isEqualTo(written()).hasSize(1);
  }

  @Test
  void aJobThatIsTriedAgainReadsTheSameFileWhichIsSentOnce() {
    failing("backendError", "Later.", "(?!.*_2$).*");
    load(Loader::finish);
    List<String> names = loaded(2);
    assertThat(names.get(0)).isEqualTo(names.get(1));
    assertThat(written()).containsExactly(names.get(0));
    assertThat(deleted()).containsExactly(names.get(0));
    assertThat(ranges()).hasSize(1);
  }

  /** Also of those which a killed run has left; a second page is asked for. */
  @Test
  void filesOfDeadRunsAreDeletedAndNoOthers() {
    server.stubFor(
        get(urlPathEqualTo(OBJECTS))
            .willReturn(
                json(200, "{\"nextPageToken\":\"x y\",\"items\":[" + item(DEAD, "a/1") + "]}")));
    server.stubFor(
        get(urlPathEqualTo(OBJECTS))
            .withQueryParam("pageToken", containing("x y"))
            .willReturn(
                json(
                    200,
                    "{\"items\":[%s,%s,%s,%s]}"
                        .formatted(
                            item(DEAD, "b/2"),
                            item(LIVING, "a/3"),
                            item(LONG_DEAD, "a/4"),
                            item("notes", "a/5")))));
    server.stubFor(
        get(urlPathEqualTo(TABLES + "/_lease_" + DEAD))
            .willReturn(refusal(404, "notFound", "No.")));
    long now = System.currentTimeMillis();
    lease(LIVING, now);
    lease(LONG_DEAD, now - 10 * address().lease().toMillis() - 1);
    load(Loader::finish);
    String own = written().get(0);
    assertThat(deleted())
        .containsExactly(
            "in/p/" + DEAD + "/a/1.json.gz",
            "in/p/" + DEAD + "/b/2.json.gz",
            "in/p/" + LONG_DEAD + "/a/4.json.gz",
            own);
    server.verify(0, getRequestedFor(urlPathEqualTo(TABLES + "/_lease_notes")));
  }

  @Test
  void theLeaseIsBegunBeforeTheFirstFile() {
    load(Loader::finish);
    List<String> posts =
        server.findAll(postRequestedFor(anyUrl())).stream()
            .map(LoggedRequest::getUrl)
            .map(url -> url.replaceAll("\\?.*", ""))
            .toList();
    assertThat(posts.indexOf(TABLES)).isNotNegative().isLessThan(posts.indexOf(WRITE));
  }

  private static final Column COLUMN = Column.of("id", ColumnType.BIGINT);

  private static String item(String run, String rest) {
    return "{\"name\":\"in/p/%s/%s.json.gz\"}".formatted(run, rest);
  }

  private void lease(String run, long touched) {
    server.stubFor(get(urlPathEqualTo(TABLES + "/_lease_" + run)).willReturn(table(touched)));
  }

  private static ResponseDefinitionBuilder table(long touched) {
    return json(
        200,
        """
        {"tableReference": {"projectId": "p", "datasetId": "_singer", "tableId": "x"},
         "type": "TABLE", "lastModifiedTime": "%d"}\
        """
            .formatted(touched));
  }

  /** The load job ends so, where its name matches. */
  private void failing(String reason, String words, String names) {
    server.stubFor(
        post(urlPathEqualTo(JOBS))
            .withRequestBody(containing("sourceUris"))
            .willReturn(job("").withBody(job("RUNNING", ""))));
    server.stubFor(get(urlPathMatching(JOBS + "/.*")).willReturn(job("")));
    server.stubFor(
        get(urlPathMatching(JOBS + "/" + names))
            .willReturn(
                job(
                    ", \"errorResult\": {\"reason\": \"%s\", \"message\": \"%s\"}"
                        .formatted(reason, words))));
  }

  private void first(
      Supplier<MappingBuilder> request,
      ResponseDefinitionBuilder fault,
      ResponseDefinitionBuilder then) {
    String scenario = request.get().build().getRequest().getMethod().getName();
    server.stubFor(
        request
            .get()
            .inScenario(scenario)
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("again")
            .willReturn(fault));
    server.stubFor(
        request.get().inScenario(scenario).whenScenarioStateIs("again").willReturn(then));
  }

  private BigQueryAddress address() {
    return new BigQueryAddress("p", "d", "", server.baseUrl(), Duration.ofMillis(2));
  }

  private Warehouse warehouse(BigQueryAddress address) {
    return new BigQueryWarehouse(
        address,
        BigQueryLogin.DEFAULT,
        JobSettings.NONE,
        new Delivery.Objects("shop-staging", "in/", server.baseUrl()));
  }

  private void load(Consumer<Loader> end) {
    try (Warehouse warehouse = warehouse(address());
        Session session = warehouse.open();
        Loader loader = session.loader(TableName.temporary("t"), List.of(COLUMN))) {
      row(loader, 1);
      row(loader, 2);
      end.accept(loader);
    }
  }

  private static void row(Loader loader, long id) {
    loader.rows().beginRow();
    loader.rows().bigint(0, id);
    loader.rows().endRow();
  }

  private void refused(ErrorKind kind, String message) {
    assertThatThrownBy(
            () -> {
              try (Warehouse warehouse = warehouse(address());
                  Session session = warehouse.open();
                  Loader loader = session.loader(TableName.temporary("t"), List.of(COLUMN))) {
                row(loader, 1);
                loader.finish();
              }
            })
        .isInstanceOfSatisfying(WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessage(message);
  }

  private List<String> ranges() {
    return server.findAll(putRequestedFor(urlPathEqualTo("/there"))).stream()
        .map(request -> request.getHeader("Content-Range"))
        .toList();
  }

  private List<String> written() {
    return server.findAll(postRequestedFor(urlPathEqualTo(WRITE))).stream()
        .map(request -> request.queryParameter("name").firstValue())
        .toList();
  }

  private List<String> deleted() {
    return server.findAll(deleteRequestedFor(urlPathMatching(OBJECTS + "/.*"))).stream()
        .map(request -> request.getUrl().substring(OBJECTS.length() + 1).replace("%2F", "/"))
        .toList();
  }

  private List<String> loads() {
    return server.findAll(postRequestedFor(urlPathEqualTo(JOBS))).stream()
        .map(LoggedRequest::getBodyAsString)
        .filter(body -> body.contains("sourceUris"))
        .toList();
  }

  /** The names of the objects that load jobs were told of, of so many jobs with one each. */
  private List<String> loaded(int jobs) {
    List<String> names =
        loads().stream().map(NAME::matcher).filter(Matcher::find).map(m -> m.group(1)).toList();
    assertThat(names).hasSize(jobs);
    return names;
  }

  private static ResponseDefinitionBuilder job(String error) {
    return json(200, job("DONE", error));
  }

  private static String job(String state, String error) {
    return """
    {"jobReference": {"projectId": "p", "jobId": "x"},
     "configuration": {"jobType": "QUERY", "query": {"query": "x", "useLegacySql": false}},
     "statistics": {"query": {}},
     "status": {"state": "%s"%s}}\
    """
        .formatted(state, error);
  }

  private static ResponseDefinitionBuilder refusal(int code, String reason, String words) {
    return json(
        code,
        """
        {"error": {"code": %d, "message": "%s", "errors": [{"reason": "%s", "message": "x"}]}}\
        """
            .formatted(code, words, reason));
  }

  private static ResponseDefinitionBuilder json(int code, String body) {
    return aResponse()
        .withStatus(code)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }
}
