package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.shoppipe.singer.cli.StopSignal;
import io.shoppipe.target.contract.TargetRun;
import io.shoppipe.warehouse.bigquery.FakeWriteApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a first load asks of BigQuery. {@code -Drows=1000000} loads as many, in one checkpoint, and
 * prints what it took.
 */
class BigQueryRequestsTest {
  private static final int ROWS = Integer.getInteger("rows", 40_000);
  private static final int STATES = 20;
  private static final String SCHEMA =
      """
      {"type":"SCHEMA","stream":"orders","key_properties":["id"],"schema":{"properties":{\
      "id":{"type":"integer"},"customer":{"type":"string"},"total":{"type":"number","multipleOf":0.01},\
      "paid":{"type":"boolean"},"created_at":{"type":"string","format":"date-time"},\
      "day":{"type":"string","format":"date"},"note":{"type":["null","string"]},\
      "address":{"type":"object"},"weight":{"type":"number"},"items":{"type":"integer"}}}}
      """;

  @Test
  void aCheckpointTakesOneLoadJobAndOneScript() {
    int checkpoints = 4;
    try (CountingBigQuery server = new CountingBigQuery()) {
      load(server, Map.of("BATCH_SIZE_ROWS", Integer.toString(ROWS / checkpoints + 7)));
      assertThat(server.loadJobs()).isEqualTo(checkpoints);
      assertThat(server.statements("MERGE ").size()).isEqualTo(checkpoints);
      assertThat(server.statements("BEGIN TRANSACTION").size())
          .isLessThanOrEqualTo(checkpoints + 1);
      assertThat(server.statements("CREATE TABLE `p`.`d`.`orders`")).hasSize(1);
      assertThat(server.statements("_singer_staging_").stream().filter(this::isDdl)).hasSize(1);
      assertThat(server.statements("ALTER ")).isEmpty();
    }
  }

  @Test
  void aCheckpointByABucketTakesOneFileThatIsDeletedAfterItsJob() {
    try (CountingBigQuery server = new CountingBigQuery()) {
      load(
          server,
          Map.of(
              "BATCH_SIZE_ROWS",
              Integer.toString(ROWS / 4 + 7),
              "STAGING",
              "gcs",
              "STAGING_BUCKET",
              "shop-staging"));
      assertThat(server.loadJobs()).isEqualTo(4);
      assertThat(server.objects()).isEqualTo(4);
      assertThat(server.deletedObjects()).isEqualTo(4);
      assertThat(server.statements("MERGE ").size()).isEqualTo(4);
    }
  }

  /** The server speaks HTTP/2 on a port: what Netty and the settings make of it is tried, too. */
  @Test
  void rowsGoByTheStorageWriteApi() throws IOException {
    FakeWriteApi api = new FakeWriteApi();
    Server writes =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create()).addService(api).build();
    writes.start();
    try (CountingBigQuery server = new CountingBigQuery()) {
      String url = server.url() + "&write_endpoint=http://127.0.0.1:" + writes.getPort();
      load(
          server,
          Map.of(
              "WAREHOUSE",
              url,
              "LOAD_API",
              "storage_write",
              "BATCH_SIZE_ROWS",
              Integer.toString(ROWS / 4 + 7)));
      assertThat(server.loadJobs()).isZero();
      assertThat(server.statements("MERGE ").size()).isEqualTo(4);
      assertThat(api.requests()).filteredOn("commit"::equals).hasSize(4);
      assertThat(api.committed()).hasSize(ROWS);
    } finally {
      writes.shutdownNow();
    }
  }

  @Test
  void theUrlNamesTheBucketToo() {
    try (CountingBigQuery server = new CountingBigQuery()) {
      load(
          server,
          Map.of("WAREHOUSE", server.url() + "&staging=gcs&staging_bucket=b-1&staging_prefix=in"));
      assertThat(server.objects()).isEqualTo(1);
      assertThat(server.deletedObjects()).isEqualTo(1);
    }
  }

  @Test
  void aFirstLoadTakesOneLoadJob() {
    long start = System.nanoTime();
    try (CountingBigQuery server = new CountingBigQuery()) {
      load(server, Map.of());
      assertThat(server.loadJobs()).isEqualTo(1);
      assertThat(server.statements("MERGE ")).hasSize(1);
      assertThat(server.requests()).isLessThan(60);
      System.err.printf(
          "%d rows: %d requests, %d load jobs, %d statements, %d bytes, %.1f s%n",
          ROWS,
          server.requests(),
          server.loadJobs(),
          server.statements("").size(),
          server.uploaded(),
          (System.nanoTime() - start) / 1e9);
    }
  }

  /** Rows that no STATE covers are still held when those before them are committed. */
  @Test
  void appendedRowsOfAStateAreCommittedThoughTheRunBreaks() {
    String input =
        appended("integer")
            + "{\"type\":\"RECORD\",\"stream\":\"a\",\"record\":{\"v\":1}}\n"
            + "{\"type\":\"STATE\",\"value\":1}\n"
            + "{\"type\":\"RECORD\",\"stream\":\"a\",\"record\":{\"v\":2}}\nno JSON\n";
    try (CountingBigQuery server = new CountingBigQuery()) {
      assertThat(append(server, input).code()).isEqualTo(4);
      assertThat(server.loadJobs()).isEqualTo(1);
      assertThat(server.statements("INSERT INTO `p`.`d`.`a`")).hasSize(1);
    }
  }

  @Test
  void rowsBeforeAndAfterAChangedSchemaAreAppended() {
    String input =
        appended("integer")
            + "{\"type\":\"RECORD\",\"stream\":\"a\",\"record\":{\"v\":1}}\n"
            + appended("string")
            + "{\"type\":\"RECORD\",\"stream\":\"a\",\"record\":{\"v\":\"x\"}}\n"
            + "{\"type\":\"STATE\",\"value\":1}\n";
    try (CountingBigQuery server = new CountingBigQuery()) {
      TargetRun run = append(server, input);
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(server.loadJobs()).isEqualTo(2);
      assertThat(
              server.statements("INSERT INTO `p`.`d`.`a`").stream()
                  .mapToInt(sql -> sql.split("INSERT INTO `p`.`d`.`a`", -1).length - 1)
                  .sum())
          .isEqualTo(2);
    }
  }

  private static String appended(String type) {
    return """
    {"type":"SCHEMA","stream":"a","key_properties":[],"schema":{"properties":{"v":{"type":"%s"}}}}
    """
        .formatted(type);
  }

  private static TargetRun append(CountingBigQuery server, String input) {
    return TargetRun.of(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        OutputStream.nullOutputStream(),
        Map.of(
            "TARGET_WAREHOUSE_WAREHOUSE",
            server.url(),
            "TARGET_WAREHOUSE_LOAD_METHOD",
            "append-only"),
        new StopSignal());
  }

  private boolean isDdl(String sql) {
    return sql.startsWith("CREATE") || sql.startsWith("ALTER");
  }

  private static void load(CountingBigQuery server, Map<String, String> settings) {
    Map<String, String> environment =
        new java.util.HashMap<>(Map.of("TARGET_WAREHOUSE_WAREHOUSE", server.url()));
    settings.forEach((name, value) -> environment.put("TARGET_WAREHOUSE_" + name, value));
    TargetRun run =
        TargetRun.of(new Rows(), OutputStream.nullOutputStream(), environment, new StopSignal());
    assertThat(run.code()).as(run.err()).isZero();
  }

  /** The input, made as it is read. */
  private static final class Rows extends InputStream {
    private static final int TOGETHER = 100;
    private ByteArrayInputStream now =
        new ByteArrayInputStream(SCHEMA.getBytes(StandardCharsets.UTF_8));
    private int next;

    @Override
    public int read() {
      throw new UnsupportedOperationException("read by blocks");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (now.available() == 0) {
        if (next == ROWS) {
          return -1;
        }
        now = new ByteArrayInputStream(lines().getBytes(StandardCharsets.UTF_8));
      }
      return now.read(into, offset, length);
    }

    private String lines() {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < TOGETHER; i++, next++) {
        lines.append(
            """
            {"type":"RECORD","stream":"orders","record":{"id":%d,"customer":"customer number %d",\
            "total":%d.%02d,"paid":%b,"created_at":"2024-%02d-%02dT%02d:15:30.123456Z",\
            "day":"2024-%02d-%02d","note":"a note of some words, number %d","address":\
            {"street":"Main Street %d","city":"Vienna"},"weight":%d.125,"items":%d}}
            """
                .formatted(
                    next,
                    next % 9973,
                    next % 5000,
                    next % 100,
                    next % 2 == 0,
                    1 + next % 12,
                    1 + next % 28,
                    next % 24,
                    1 + next % 12,
                    1 + next % 28,
                    next,
                    next % 300,
                    next % 50,
                    next % 9));
      }
      if (next % (ROWS / STATES) == 0) {
        lines.append("{\"type\":\"STATE\",\"value\":{\"n\":%d}}\n".formatted(next));
      }
      return lines.toString();
    }
  }
}
