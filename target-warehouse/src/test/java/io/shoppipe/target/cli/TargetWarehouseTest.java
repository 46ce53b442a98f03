package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.singer.cli.StopSignal;
import io.shoppipe.target.contract.TargetRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetWarehouseTest {
  private static final String SCHEMA =
      "{\"type\":\"SCHEMA\",\"stream\":\"a\",\"schema\":{\"properties\":{\"id\":{\"type\":\"integer\"}}},\"key_properties\":[\"id\"]}\n";
  private static final String ONE =
      "{\"type\":\"RECORD\",\"stream\":\"a\",\"record\":{\"id\":1}}\n";
  private static final String TWO =
      "{\"type\":\"RECORD\",\"stream\":\"a\",\"record\":{\"id\":2}}\n";
  private static final String STATE = "{\"type\":\"STATE\",\"value\":{\"n\":1}}\n";

  @TempDir Path folder;

  @Test
  void helpNamesTheExitCodes() {
    TargetRun run = run("", "--help");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("--config", "--strict-config", "show", "state", "the input breaks the protocol");
  }

  @Test
  void tellsItsVersion() {
    TargetRun run = run("", "--version");
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("target-warehouse ").hasLineCount(1);
  }

  @Test
  void describesItsSettings() {
    TargetRun run = run("", "--about");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("load_method", "batch_size_rows", "TARGET_WAREHOUSE_WAREHOUSE", "hard_delete");
  }

  @Test
  void refusesAnUnknownOption() {
    TargetRun run = run("", "--confg", "x");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--confg", "--config");
  }

  @Test
  void warnsOfATypoInTheConfig() throws IOException {
    TargetRun run = run(SCHEMA, "--config", config("\"load_methd\":\"overwrite\""));
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("'load_methd'", "'load_method'");
  }

  @Test
  void refusesATypoWhereTheConfigIsStrict() throws IOException {
    TargetRun run =
        run(SCHEMA, "--config", config("\"load_methd\":\"overwrite\""), "--strict-config");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("'load_methd'", "'load_method'");
  }

  @Test
  void tellsAllProblemsOfTheConfigAtOnce() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("c.json"),
            "{\"load_method\":\"upsrt\",\"batch_size_rows\":0,\"hard_delete\":\"perhaps\"}");
    TargetRun run = run("", "--config", file.toString());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains("warehouse", "load_method", "upsert", "batch_size_rows", "hard_delete")
        .doesNotContain("\tat ");
  }

  @Test
  void refusesAMissingConfigFile() {
    TargetRun run = run("", "--config", folder.resolve("none.json").toString());
    failed(run, 3, "none.json");
  }

  @Test
  void refusesABrokenConfigFile() throws IOException {
    Path file = Files.writeString(folder.resolve("broken.json"), "{\"warehouse\": ");
    failed(run("", "--config", file.toString()), 3, "broken.json");
  }

  @Test
  void refusesAFolderThatIsMissing() throws IOException {
    failed(run("", "--config", configOf("duckdb:" + folder.resolve("no/such/w.duckdb"))), 3, "no");
  }

  @Test
  void refusesAFileThatIsNoDuckDbDatabase() throws IOException {
    Path file = Files.writeString(folder.resolve("w.txt"), "this is no database ".repeat(1000));
    failed(run("", "--config", configOf("duckdb:" + file)), 3, "no DuckDB database");
  }

  @Test
  void refusesAnUnknownWarehouse() throws IOException {
    failed(run("", "--config", configOf("duckbd:x")), 3, "'duckbd:' is unknown");
  }

  @Test
  void anUnreachableServerMayBeTriedAgain() throws IOException {
    TargetRun run = run(SCHEMA, "--config", configOf("postgresql://u:s3cret@localhost:1/db"));
    failed(run, 5, "localhost:1");
    assertThat(run.err()).doesNotContain("s3cret");
  }

  @Test
  void takesTheWarehouseFromTheEnvironment() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TargetRun run =
        TargetRun.of(
            input(SCHEMA + ONE + STATE),
            out,
            Map.of("TARGET_WAREHOUSE_WAREHOUSE", "duckdb:" + folder.resolve("env.duckdb")),
            new StopSignal());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"n\":1}\n");
  }

  private String show(String config, String query, String limit) throws IOException {
    return run("", "show", "--config", config, "--inline", query, "--limit", limit).out();
  }

  @Test
  void showsRowsAndTheState() throws IOException {
    String config = config("\"pipeline\":\"nightly\"");
    assertThat(run(SCHEMA + ONE + TWO + STATE, "--config", config).code()).isZero();
    assertThat(
            run("", "show", "--config", config, "--inline", "select id from a order by id").out())
        .isEqualTo("id\n--\n 1\n 2\n");
    assertThat(show(config, "select id from a order by id desc", "1")).isEqualTo("id\n--\n 2\n");
    assertThat(show(config, "select id from a order by id desc limit 2;", "5"))
        .isEqualTo("id\n--\n 2\n 1\n");
    assertThat(run("", "state", "--config", config).out()).isEqualTo("{\"n\":1}\n");
    failed(run("", "state", "--config", config, "--pipeline", "other"), 3, "no state of pipeline");
    failed(run("", "show", "--config", config, "--inline", "select nothing from a"), 2, "nothing");
  }

  @Test
  void aClosedStdoutEndsTheRunAndKeepsWhatIsCommitted() throws IOException {
    String config = config("\"batch_size_rows\":1");
    TargetRun run =
        TargetRun.of(
            input(SCHEMA + ONE + STATE + TWO),
            new Closed(),
            Map.of(),
            new StopSignal(),
            "--config",
            config);
    failed(run, 5, "stdout");
    assertThat(run("", "show", "--config", config, "--inline", "select id from a").out())
        .isEqualTo("id\n--\n 1\n");
    assertThat(run("", "state", "--config", config).out()).isEqualTo("{\"n\":1}\n");
  }

  @Test
  void aSignalCommitsWhatTheLastStateCovers() throws IOException {
    String config = config("\"load_method\":\"append-only\"");
    StopSignal stop = new StopSignal();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream in = new Signalling(SCHEMA + ONE + STATE + TWO, stop);
    TargetRun run = TargetRun.of(in, out, Map.of(), stop, "--config", config);
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).contains("stopped by a signal").doesNotContain("\tat ");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"n\":1}\n");
    assertThat(run("", "show", "--config", config, "--inline", "select id from a").out())
        .isEqualTo("id\n--\n 1\n");
  }

  @Test
  void whatWaitsLongIsCommittedThoughTheTapIsQuiet() throws IOException {
    String config = config("\"batch_wait_limit_seconds\":0.01");
    CountDownLatch printed = new CountDownLatch(1);
    TargetRun run =
        TargetRun.of(
            new QuietPipe(input(SCHEMA + ONE + STATE), printed),
            new ToldPipe(printed),
            Map.of(),
            new StopSignal(),
            "--config",
            config);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(printed.getCount()).as("the state was printed before the input ended").isZero();
  }

  private static void failed(TargetRun run, int code, String part) {
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).contains(part).doesNotContain("\tat ");
    assertThat(run.err().lines().filter(line -> line.startsWith("target-warehouse")))
        .as(run.err())
        .hasSize(1);
  }

  private static TargetRun run(String input, String... args) {
    return TargetRun.of(input.getBytes(StandardCharsets.UTF_8), args);
  }

  private static InputStream input(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private String config(String setting) throws IOException {
    String url = "duckdb:" + folder.resolve("w.duckdb");
    return Files.writeString(
            folder.resolve("config.json"), "{\"warehouse\":\"" + url + "\"," + setting + "}")
        .toString();
  }

  private String configOf(String url) throws IOException {
    return Files.writeString(folder.resolve("config.json"), "{\"warehouse\":\"" + url + "\"}")
        .toString();
  }

  /** A pipe whose reader has ended. */
  private static final class Closed extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Broken pipe");
    }
  }

  /** Gives all lines, then a signal comes while more is waited for. */
  private static final class Signalling extends InputStream {
    private final InputStream lines;
    private final StopSignal stop;

    Signalling(String text, StopSignal stop) {
      this.lines = input(text);
      this.stop = stop;
    }

    @Override
    public int read() throws IOException {
      return lines.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = lines.read(into, offset, length);
      if (read < 0) {
        stop.fire();
      }
      return read;
    }
  }
}
