package io.shoppipe.tap.cli;

import io.shoppipe.singer.cli.Program;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.cli.StopSignal;
import io.shoppipe.store.s3.WarmUpBucket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What {@code bin/tap-shop} runs once after a build, while the JVM notes which classes to keep in
 * its class-data archive: small files, a discovery, a service's pages, a bucket's object, then a
 * run by the environment's settings.
 */
public final class WarmUp {
  private static final String CONFIG =
      """
      {"stream_maps":{"s":{"file":"_sdc_source_file.split('/')[-1].removesuffix('.csv')",
      "hash":"hmac_sha256(name.strip().lower()) if name.strip() else None"}},
      "streams":[{"tap_stream_id":"s","key_properties":["id"],"files":{"path":"%s",
      "values":{"trim":true,"null_values":["N/A"]}},"schema":{
      "type":"object","properties":{"id":{"type":"integer"},"name":{"type":["null","string"]},
      "price":{"type":"number"},"paid":{"type":"boolean"},"on":{"type":"string","format":"date"},
      "at":{"type":"string","format":"date-time"},"more":{"type":["null","object"]},
      "_sdc_source_file":{"type":"string"}}}}]}
      """;
  private static final String SERVICE =
      """
      {"source":{"base_url":"%s","max_attempts":1},"streams":[{"tap_stream_id":"r",
      "http":{"path":"/r","records":"/rows","total":"/total","page_size":1,"parallel_pages":2,
      "paging":{"type":"offset","offset_parameter":"skip","size_parameter":"limit"}},"key_properties":["id"],
      "copy":{"changed":"/more/at"},"schema":{"type":"object","properties":{
      "id":{"type":"integer"},"name":{"type":["null","string"]},"price":{"type":"number"},
      "paid":{"type":"boolean"},"tags":{"type":"array","items":{"type":"string"}},
      "at":{"type":"string","format":"date-time"},"more":{"type":"object","properties":{
      "at":{"type":"string","format":"date-time"}}},
      "changed":{"type":"string","format":"date-time"}}}}]}
      """;
  private static final String BUCKET =
      """
      {"source":{"folder":"s3://b/in"},"s3":%s,"streams":[{"tap_stream_id":"s","key_properties":["id"],
      "files":{"path":"s.csv"},"schema":{"type":"object","properties":{"id":{"type":"integer"}}}}]}
      """;
  private static final String CSV =
      """
      id,name,price,paid,on,at,more
      1,n,1.25,true,2026-01-31,2026-01-31T01:02:03.456Z,"{""a"":[1]}"
      """;

  private WarmUp() {}

  /** {@code args}: a folder to write into. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path rows = Files.writeString(folder.resolve("s.csv"), CSV);
    Path config = folder.resolve("config.json");
    Files.writeString(config, CONFIG.formatted(rows));
    for (String mode : new String[] {"--discover", "--test=schema"}) {
      run("--config", config.toString(), mode);
    }
    run("--config", config.toString());
    String service = WarmUpService.start().address();
    for (String scheme : new String[] {"http", "https"}) {
      Files.writeString(config, SERVICE.formatted(scheme + service));
      run("--config", config.toString());
    }
    try (WarmUpBucket bucket = WarmUpBucket.with("in/s.csv", CSV)) {
      Files.writeString(config, BUCKET.formatted(bucket.settings()));
      String into = folder.resolve("fetched").toString();
      run("fetch", "--config", config.toString(), "--into", into);
      run(
          "fetch",
          "--config",
          config.toString(),
          "--into",
          into,
          "--read",
          "--report",
          into + ".json");
    }
    // Ends the process. One class that is not in the archive costs the search through all jars.
    TapShop.main(new String[0]);
  }

  private static void run(String... args) {
    ProgramIo io =
        new ProgramIo(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            Map.of("PII_HASH_KEY", "warm-up"),
            new StopSignal());
    Program.run(TapShop::new, io, args);
  }
}
