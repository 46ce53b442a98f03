package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.Program;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.cli.StopSignal;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.s3.WarmUpBucket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code bin/target-warehouse} runs once after a build, while the JVM notes which classes to
 * keep in its class-data archive: small loads into DuckDB and into something that answers like
 * PostgreSQL, a build, an export to a bucket.
 */
public final class WarmUp {
  private static final int RECORDS = 200;
  private static final String SCHEMA =
      """
      {"type":"SCHEMA","stream":"s","key_properties":["id"],"schema":{"properties":{\
      "id":{"type":"integer"},"name":{"type":["string","null"]},"price":{"type":"number"},\
      "paid":{"type":"boolean"},"on":{"type":"string","format":"date"},\
      "at":{"type":"string","format":"date-time"},"more":{"type":"object"}}}}
      """;
  private static final String RECORD =
      """
      {"type":"RECORD","stream":"s","record":{"id":%d,"name":"n %d","price":1.25,"paid":true,\
      "on":"2026-01-31","at":"2026-01-31T01:02:03.456Z","more":{"a":["b"]}}}
      """;
  private static final String STATE =
      """
      {"type":"STATE","value":{"bookmarks":{"s":%d}}}
      """;

  private WarmUp() {}

  /**
   * {@code args}: where DuckDB files can be made; a path that does not exist, in a folder that
   * does.
   */
  public static void main(String[] args) throws IOException {
    try (WarmUpServer server = WarmUpServer.start()) {
      for (String method : List.of("upsert", "append-only")) {
        load("postgresql://warm-up@127.0.0.1:" + server.port() + "/warm-up", method);
        load("duckdb:" + args[0] + "." + method, method);
      }
    }
    Program.run(TargetWarehouse::command, io("", Map.of()), "--help");
    Path project = WarmUpProject.in(Path.of(args[0] + ".project"));
    Program.run(
        TargetWarehouse::command, io("", Map.of()), "build", "--project-dir", project.toString());
    Path config = Path.of(args[0] + ".json");
    export(config, args[0] + ".upsert");
    Files.writeString(config, "{\"warehouse\":\"duckdb:" + args[0] + ".main\"}");
    // Ends the process. One class that is not in the archive costs the search through all jars.
    TargetWarehouse.main(new String[] {"--config", config.toString()});
  }

  private static void export(Path config, String database) throws IOException {
    try (WarmUpBucket bucket = WarmUpBucket.with("in/s.csv", "")) {
      Files.writeString(
          config, "{\"warehouse\":\"duckdb:%s\",\"s3\":%s}".formatted(database, bucket.settings()));
      Program.run(
          TargetWarehouse::command,
          io("", Map.of()),
          "export",
          "--config",
          config.toString(),
          "--table",
          "main.s",
          "--to",
          "s3://b/out/");
    }
  }

  private static void load(String warehouse, String method) {
    ProgramIo io =
        io(
            input(),
            Map.of(
                ConfigOptions.PREFIX + "_WAREHOUSE", warehouse,
                ConfigOptions.PREFIX + "_LOAD_METHOD", method));
    try {
      TargetWarehouse.load(io, new ConfigOptions(null), Optional.empty());
    } catch (SingerException unimportant) {
      // The classes up to here are known now.
    }
  }

  private static ProgramIo io(String input, Map<String, String> environment) {
    return new ProgramIo(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        OutputStream.nullOutputStream(),
        new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
        environment,
        new StopSignal());
  }

  private static String input() {
    StringBuilder lines = new StringBuilder(SCHEMA);
    for (int i = 1; i <= RECORDS; i++) {
      lines.append(RECORD.formatted(i, i));
      if (i % 100 == 0) {
        lines.append(STATE.formatted(i));
      }
    }
    return lines.toString();
  }
}
