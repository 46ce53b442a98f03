package io.shoppipe.tap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchIT {
  @TempDir Path folder;

  @Test
  void sendsFilesWithTheSameRecordsAndAStateBehindThem() throws IOException {
    try (Shop shop = Shop.fakestore()) {
      TapResult plain = shop.tap(folder).run();
      TapResult result =
          shop.tap(folder)
              .with(
                  "{'batch_config':{'storage':{'root':'"
                      + root()
                      + "','prefix':'p-'},'batch_size':2}}")
              .run();
      assertThat(result.err()).isEmpty();
      assertThat(result.of("RECORD", "product")).isEmpty();
      assertThat(result.sequence().stream().filter(line -> line.startsWith("BATCH product")))
          .hasSize(2);
      List<String> cart =
          result.sequence().stream().dropWhile(line -> !line.equals("SCHEMA cart")).toList();
      assertThat(cart)
          .startsWith(
              "SCHEMA cart",
              "SCHEMA cart_line",
              "BATCH cart",
              "BATCH cart_line",
              "STATE",
              "BATCH cart");
      for (String stream : List.of("product", "cart", "cart_line", "user")) {
        assertThat(records(result, stream)).isEqualTo(plain.records(stream));
      }
      JsonNode first = result.of("BATCH", "product").get(0);
      assertThat(first.path("encoding"))
          .hasToString("{\"format\":\"jsonl\",\"compression\":\"gzip\"}");
      assertThat(first.at("/manifest/0").asText())
          .contains("/p-tap-shop--product-")
          .endsWith("-1.jsonl.gz");
      assertThat(first.path("version").isIntegralNumber()).isTrue();
      try (Stream<Path> files = Files.list(folder.resolve("batches"))) {
        assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
      }
    }
  }

  @Test
  void writesPlainFilesToo() throws IOException {
    try (Shop shop = Shop.fakestore()) {
      TapResult result =
          shop.tap(folder)
              .with(
                  "{'batch_config':{'storage':{'root':'"
                      + root()
                      + "'},'encoding':{'compression':'none'}}}")
              .run();
      Path file = Path.of(URI.create(result.of("BATCH", "user").get(0).at("/manifest/0").asText()));
      assertThat(Files.readAllLines(file)).hasSize(2).allMatch(line -> line.matches("\\{.*\\}"));
    }
  }

  @Test
  void saysWhereAFileCannotBeWrittenAndSendsNoBatch() throws IOException {
    try (Shop shop = Shop.fakestore()) {
      Files.writeString(folder.resolve("batches"), "a file in the folder's place");
      TapResult result =
          shop.tap(folder).with("{'batch_config':{'storage':{'root':'" + root() + "'}}}").run();
      assertThat(result.code()).isEqualTo(5);
      assertThat(result.err().lines()).hasSize(1);
      assertThat(result.err())
          .startsWith("tap-shop: batch file " + folder.resolve("batches"))
          .contains(": can't be written: ")
          .contains("No BATCH was sent for it");
      assertThat(result.out()).doesNotContain("BATCH");
    }
  }

  @Test
  void refusesARootThatIsNoFolder() {
    try (Shop shop = Shop.fakestore()) {
      TapResult result =
          shop.tap(folder).with("{'batch_config':{'storage':{'root':'/var/x'}}}").run();
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err())
          .isEqualTo(
              "tap-shop: config: batch_config.storage.root '/var/x' names no folder. Write file://"
                  + " and an absolute path: file:///var/lib/batches.\n");
    }
  }

  private String root() {
    return "file://" + folder.resolve("batches");
  }

  private static List<JsonNode> records(TapResult result, String stream) {
    return result.of("BATCH", stream).stream()
        .flatMap(batch -> lines(URI.create(batch.at("/manifest/0").asText())))
        .map(TapRunner::line)
        .toList();
  }

  private static Stream<String> lines(URI file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(file)))) {
      return new String(in.readAllBytes(), UTF_8).lines().toList().stream();
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
