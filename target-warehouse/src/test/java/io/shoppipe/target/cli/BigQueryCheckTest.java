package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.shoppipe.singer.cli.StopSignal;
import io.shoppipe.target.contract.TargetRun;
import io.shoppipe.warehouse.bigquery.FakeWriteApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check} sends a row in the way of a load's rows, and tells in one line what is missing. */
class BigQueryCheckTest {
  private static final Map<String, String> BUCKET =
      Map.of("STAGING", "gcs", "STAGING_BUCKET", "shop-staging");

  @Test
  void aRowIsUploadedWithItsLoadJob() {
    try (CountingBigQuery server = new CountingBigQuery()) {
      passes(check(server, Map.of()));
      assertThat(server.loadJobs()).isEqualTo(1);
      assertThat(server.objects()).isZero();
      assertThat(server.statements("_singer_check")).isNotEmpty();
    }
  }

  @Test
  void aRowGoesByTheBucketAndItsFileIsDeleted() {
    try (CountingBigQuery server = new CountingBigQuery()) {
      passes(check(server, BUCKET));
      assertThat(server.loadJobs()).isEqualTo(1);
      assertThat(server.objects()).isEqualTo(1);
      assertThat(server.deletedObjects()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /storage/v1/b/shop-staging/o | 404 | notFound | name a bucket that is there in"
            + " staging_bucket",
        "GET /storage/v1/b/shop-staging/o | 403 | forbidden | give the account Storage Object User"
            + " on the bucket",
        "POST /upload/storage/v1/b/shop-staging/o | 403 | forbidden | give the account Storage"
            + " Object User on the bucket",
        "DELETE /storage/v1/b/shop-staging/o | 403 | forbidden | give the account Storage Object"
            + " User on the bucket",
      })
  void whatIsMissingOfTheBucketIsOneLine(String request, int status, String reason, String remedy) {
    try (CountingBigQuery server = new CountingBigQuery()) {
      server.beEmpty();
      server.refuse(request, status, reason);
      fails(check(server, BUCKET), "gs://shop-staging: No. (" + reason + "); " + remedy);
      assertThat(server.statements("DROP SCHEMA")).hasSize(2);
    }
  }

  @Test
  void aRowGoesByTheStorageWriteApi() throws IOException {
    FakeWriteApi api = new FakeWriteApi();
    passes(checkByStreams(api));
    assertThat(api.requests())
        .containsExactly("create PENDING", "append 0+1", "finalize", "commit");
  }

  @Test
  void aRightOfTheStorageWriteApiThatIsMissingIsOneLine() throws IOException {
    FakeWriteApi api = new FakeWriteApi();
    api.refuse(
        Status.newBuilder()
            .setCode(Code.PERMISSION_DENIED_VALUE)
            .setMessage("bigquery.tables.updateData is missing")
            .build());
    fails(
        checkByStreams(api),
        "bigquery://p/d: bigquery.tables.updateData is missing (accessDenied); give the account"
            + " BigQuery Data Editor on the dataset and BigQuery Job User on the project");
  }

  /** The dataset that staging tables stand in is dropped after them. */
  @Test
  void datasetsThatWereMissingAreDroppedInTheEnd() {
    try (CountingBigQuery server = new CountingBigQuery()) {
      server.beEmpty();
      passes(check(server, Map.of()));
      List<String> made = server.statements(" SCHEMA ");
      assertThat(made)
          .containsExactly(
              "CREATE SCHEMA IF NOT EXISTS `p`.`d`",
              "CREATE SCHEMA IF NOT EXISTS `p`.`_singer`",
              "DROP SCHEMA IF EXISTS `p`.`d`",
              "DROP SCHEMA IF EXISTS `p`.`_singer`");
      List<String> all = server.statements("");
      assertThat(all.indexOf(server.statements("_singer_check_").get(2)))
          .isLessThan(all.indexOf(made.get(2)));
    }
  }

  private static TargetRun checkByStreams(FakeWriteApi api) throws IOException {
    Server writes =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create()).addService(api).build();
    writes.start();
    try (CountingBigQuery server = new CountingBigQuery()) {
      String url = server.url() + "&write_endpoint=http://127.0.0.1:" + writes.getPort();
      return check(server, Map.of("WAREHOUSE", url, "LOAD_API", "storage_write"));
    } finally {
      writes.shutdownNow();
    }
  }

  private static TargetRun check(CountingBigQuery server, Map<String, String> settings) {
    Map<String, String> environment =
        new HashMap<>(Map.of("TARGET_WAREHOUSE_WAREHOUSE", server.url()));
    settings.forEach((name, value) -> environment.put("TARGET_WAREHOUSE_" + name, value));
    return TargetRun.of(
        InputStream.nullInputStream(),
        new ByteArrayOutputStream(),
        environment,
        new StopSignal(),
        "check");
  }

  private static void passes(TargetRun run) {
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static void fails(TargetRun run, String message) {
    assertThat(run.err().lines().filter(line -> line.startsWith("target-warehouse: ")))
        .containsExactly("target-warehouse: " + message);
    assertThat(run.code()).isEqualTo(3);
  }
}
