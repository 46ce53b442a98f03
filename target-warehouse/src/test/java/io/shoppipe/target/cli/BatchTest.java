package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.store.FakeGcs;
import io.shoppipe.store.FakeS3;
import io.shoppipe.target.contract.TargetRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {
  private static final String SCHEMA =
      """
      {"type":"SCHEMA","stream":"a","schema":{"properties":{"id":{"type":"integer"},"v":{"type":["null","string"]}}},"key_properties":["id"]}
      """;
  private static final String STATE = "{\"type\":\"STATE\",\"value\":{\"n\":1}}\n";

  private static final String DELETE = ",\"delete_batch_files\":true";

  @TempDir Path folder;

  @Test
  void loadsTheRecordsOfItsFilesInTheirOrder() throws IOException {
    Path first = file("one 100%.jsonl", "{\"id\":1,\"v\":\"old\"}\n\n{\"id\":2}\r\n");
    Path second = file("two.jsonl", "{\"id\":1,\"v\":\"new\"}\n{\"id\":3}");
    TargetRun run = run(SCHEMA + batch("none", "", first, second) + STATE, "");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("{\"n\":1}\n");
    assertThat(shown("id, v")).isEqualTo("id  v\n--  ---\n 1  new\n 2\n 3\n");
    assertThat(first).exists();
  }

  @Test
  void loadsGzippedFilesOfManyBlocks() throws IOException {
    String records =
        IntStream.range(0, 20_000)
            .mapToObj(id -> "{\"id\":" + id + ",\"v\":\"" + "x".repeat(40) + id + "\"}\n")
            .collect(Collectors.joining());
    Path gzip = gzip("many.jsonl.gz", records);
    TargetRun run = run(SCHEMA + batch("gzip", "", gzip) + STATE, ",\"batch_size_rows\":7000");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(shown("count(*) as n, sum(id) as s, count(distinct v) as v"))
        .endsWith("20000  199990000  20000\n");
  }

  @Test
  void loadsFilesFromS3AndDeletesThem() throws IOException {
    try (FakeS3 s3 = new FakeS3()) {
      s3.put("b/one.jsonl", "{\"id\":1,\"v\":\"x\"}\n{\"id\":2}\n");
      String access = ",\"s3\":{\"endpoint_url\":\"" + s3.endpoint() + "\",\"anonymous\":true}";
      TargetRun run = run(SCHEMA + inS3("b/one.jsonl") + STATE, access + DELETE);
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(shown("id, v")).isEqualTo("id  v\n--  -\n 1  x\n 2\n");
      assertThat(s3.content("b/one.jsonl")).isEmpty();
      TargetRun gone = run(SCHEMA + inS3("b/one.jsonl") + STATE, access);
      assertThat(gone.code()).isEqualTo(4);
      assertThat(gone.err())
          .contains("BATCH of stream 'a': there is no object s3://shop/b/one.jsonl. Run the tap");
    }
  }

  @Test
  void loadsFilesFromGoogleCloudStorageAndDeletesThem() throws IOException {
    try (FakeGcs gcs = new FakeGcs()) {
      gcs.put("b/one.jsonl", "{\"id\":1,\"v\":\"x\"}\n{\"id\":2}\n");
      String access =
          ",\"gcs\":{\"storage_endpoint\":\"" + gcs.endpoint() + "\",\"anonymous\":true}";
      String batch = inS3("b/one.jsonl").replace("s3://", "gs://");
      TargetRun run = run(SCHEMA + batch + STATE, access + DELETE);
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(shown("id, v")).isEqualTo("id  v\n--  -\n 1  x\n 2\n");
      assertThat(gcs.keys()).isEmpty();
      TargetRun gone = run(SCHEMA + batch + STATE, access);
      assertThat(gone.code()).isEqualTo(4);
      assertThat(gone.err())
          .contains("BATCH of stream 'a': there is no object gs://shop/b/one.jsonl. Run the tap");
    }
  }

  private static String inS3(String key) {
    return "{\"type\":\"BATCH\",\"stream\":\"a\",\"encoding\":{\"format\":\"jsonl\",\"compression\":\"none\"},"
        + "\"manifest\":[\"s3://shop/"
        + key
        + "\"]}\n";
  }

  @Test
  void isTheLastLineWithoutItsLineBreak() throws IOException {
    Path file = file("one.jsonl", "{\"id\":1}");
    assertThat(run(SCHEMA + batch("none", "", file).strip(), "").code()).isZero();
    assertThat(shown("id")).isEqualTo("id\n--\n 1\n");
  }

  @Test
  void carriesAVersionAndGetsMetadata() throws IOException {
    run(SCHEMA + batch("none", "", file("old.jsonl", "{\"id\":1}\n{\"id\":2}\n")) + STATE, "");
    String more = ",\"hard_delete\":true,\"add_record_metadata\":true";
    Path file = file("new.jsonl", "{\"id\":2,\"v\":\"new\"}\n");
    String activate = "{\"type\":\"ACTIVATE_VERSION\",\"stream\":\"a\",\"version\":7}\n";
    TargetRun run = run(SCHEMA + batch("none", ",\"version\":7", file) + activate + STATE, more);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(shown("id, v, _sdc_table_version, _sdc_received_at is null as bare"))
        .endsWith(" 2  new                   7  false\n");
  }

  @Test
  void tellsABrokenLineByFileAndLine() throws IOException {
    Path file = file("one.jsonl", "{\"id\":1}\n{\"id\":2},\"x\":1\n");
    TargetRun run = run(SCHEMA + STATE + batch("none", "", file), "");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err())
        .contains("line 3, " + file + " line 2, column 9: not valid JSON: more follows");
    Path cut = file("cut.jsonl", "{\"id\":1}\n{\"id\":");
    assertThat(run(SCHEMA + batch("none", "", cut), "").err())
        .contains(cut + " line 2, column", "not valid JSON");
  }

  @Test
  void refusesAValueByFileAndLine() throws IOException {
    Path file = file("one.jsonl", "{\"id\":1}\n{\"id\":\"x\"}\n[]\n{\"id\":3}\n");
    TargetRun run = run(SCHEMA + batch("none", "", file) + STATE, "");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err())
        .contains("line 2, " + file + " line 2, stream 'a', field 'id': the value \"x\"");
    TargetRun kept =
        run(SCHEMA + batch("none", "", file) + STATE, ",\"on_invalid_record\":\"quarantine\"");
    assertThat(kept.code()).as(kept.err()).isZero();
    assertThat(shown("id")).isEqualTo("id\n--\n 1\n 3\n");
    assertThat(query("select line, field, record from _singer.rejects order by record"))
        .isEqualTo(
            """
            line  field  record
            ----  -----  ----------
               2         []
               2  id     {"id":"x"}
            """);
  }

  @Test
  void widensAColumnInTheMiddleOfAFile() throws IOException {
    Path file =
        file("one.jsonl", "{\"id\":1}\n{\"id\":2,\"n\":12345678901234567890}\n{\"id\":3}\n");
    String schema =
        SCHEMA.replace("\"v\":{\"type\":[\"null\",\"string\"]}", "\"n\":{\"type\":\"integer\"}");
    TargetRun run = run(schema + batch("none", "", file) + STATE, "");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(shown("id, cast(n as decimal(38,0)) as n")).contains(" 2  12345678901234567890\n");
  }

  @Test
  void mapsItsRecords() throws IOException {
    Path file =
        file("one.jsonl", "{\"id\":1,\"v\":\"x\"}\n []\n{\"v\":\"y\",\"id\":2}\n{\"id\":3}");
    String maps =
        ",\"on_invalid_record\":\"quarantine\",\"stream_maps\":{\"z\":{\"__source__\":\"a\","
            + "\"v\":\"v.upper()\",\"__filter__\":\"id > 1\"},\"a\":{\"__alias__\":\"b\"}}";
    TargetRun run = run(SCHEMA + batch("none", "", file) + STATE, maps);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(query("select id, v from b order by id"))
        .isEqualTo("id  v\n--  -\n 1  x\n 2  y\n 3\n");
    assertThat(query("select id, v from z order by id")).isEqualTo("id  v\n--  -\n 2  Y\n 3\n");
    assertThat(query("select stream, record from _singer.rejects"))
        .isEqualTo("stream  record\n------  ------\nb       []\n");
  }

  @Test
  void isLeftOutWithItsStream() throws IOException {
    Path file = file("one.jsonl", "{\"id\":1}\n");
    TargetRun run = run(SCHEMA + batch("none", "", file) + STATE, ",\"stream_maps\":{\"a\":null}");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("{\"n\":1}\n");
  }

  @Test
  void refusesBrokenGzip() throws IOException {
    byte[] whole = Files.readAllBytes(gzip("whole.gz", "{\"id\":1}\n".repeat(5000)));
    Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length - 12));
    failed(run(SCHEMA + batch("gzip", "", cut), ""), cut + " can't be read: ");
    failed(run(SCHEMA + batch("gzip", "", file("no.gz", "{}")), ""), "can't be read: Not in GZIP");
  }

  @Test
  void deletesItsFilesOnlyWhereAskedAndOnlyWhenAStateCoversThem() throws IOException {
    Path covered = file("covered.jsonl", "{\"id\":1}\n");
    Path left = file("left.jsonl", "{\"id\":2}\n");
    String input =
        SCHEMA + batch("none", "", covered) + STATE + batch("none", "", left) + "no JSON\n";
    run(input, ",\"delete_batch_files\":true,\"load_method\":\"append-only\"");
    assertThat(covered).doesNotExist();
    assertThat(left).exists();
  }

  private static String batch(String compression, String more, Path... files) {
    String manifest =
        Stream.of(files)
            .map(file -> "\"file://" + file + "\"")
            .collect(Collectors.joining(",", "[", "]"));
    return "{\"type\":\"BATCH\",\"stream\":\"a\",\"encoding\":{\"format\":\"jsonl\",\"compression\":\""
        + compression
        + "\"},\"manifest\":"
        + manifest
        + more
        + "}\n";
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path gzip(String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return Files.write(folder.resolve(name), bytes.toByteArray());
  }

  private String shown(String columns) throws IOException {
    return query("select " + columns + " from a order by 1");
  }

  private String query(String sql) throws IOException {
    return run("", "", List.of("show", "--inline", sql, "--limit", "20")).out();
  }

  private TargetRun run(String input, String settings) throws IOException {
    return run(input, settings, List.of());
  }

  private TargetRun run(String input, String settings, Collection<String> args) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("config.json"),
            "{\"warehouse\":\"duckdb:" + folder.resolve("w.duckdb") + "\"" + settings + "}");
    String[] all =
        Stream.concat(args.stream(), Stream.of("--config", config.toString()))
            .toArray(String[]::new);
    return TargetRun.of(input.getBytes(StandardCharsets.UTF_8), all);
  }

  private static void failed(TargetRun run, String part) {
    assertThat(run.code()).as(run.err()).isEqualTo(4);
    assertThat(run.err()).contains(part).doesNotContain("\tat ");
  }
}
