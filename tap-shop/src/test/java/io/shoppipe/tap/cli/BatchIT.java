package io.shoppipe.tap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.store.FakeGcs;
import io.shoppipe.store.FakeS3;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
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
  void putsFilesIntoABucketAndLeavesNothingBehindHere() throws IOException {
    try (Shop shop = Shop.fakestore();
        FakeS3 s3 = new FakeS3();
        FakeGcs gcs = new FakeGcs()) {
      List<JsonNode> plain = shop.tap(folder).run().records("user");
      String batch = "{'batch_config':{'storage':{'root':'%s','prefix':'p '},'batch_size':1}}";
      TapResult inS3 =
          inBucket(shop, "'s3':{'endpoint_url':'" + s3.endpoint())
              .with(batch.formatted("s3://shop/a b/"))
              .run();
      assertThat(inS3.err()).isEmpty();
      List<String> urls = urls(inS3);
      assertThat(urls)
          .hasSize(2)
          .allMatch(url -> url.matches("s3://shop/a b/p tap-shop--user-[-\\d]+-[12].jsonl.gz"));
      assertThat(records(urls, url -> s3.bytes(url.replace("s3://shop/", "")))).isEqualTo(plain);
      TapResult inGcs =
          inBucket(shop, "'gcs':{'storage_endpoint':'" + gcs.endpoint())
              .with(batch.formatted("gs://shop"))
              .run();
      assertThat(inGcs.err()).isEmpty();
      assertThat(urls(inGcs)).hasSize(2).allMatch(url -> url.startsWith("gs://shop/p tap-shop--"));
      assertThat(
              records(urls(inGcs), url -> gcs.content(url.replace("gs://shop/", "")).orElseThrow()))
          .isEqualTo(plain);
      assertThat(inGcs.sequence())
          .containsSubsequence("SCHEMA cart", "BATCH cart", "STATE", "BATCH cart");
    }
  }

  @Test
  void saysThatABucketTakesNoFileAndSendsNoBatch() {
    try (Shop shop = Shop.fakestore();
        FakeS3 s3 = new FakeS3();
        FakeGcs gcs = new FakeGcs().accept("a-token")) {
      TapResult denied =
          inBucket(shop, "'gcs':{'storage_endpoint':'" + gcs.endpoint())
              .with("{'batch_config':{'storage':{'root':'gs://shop/x'}}}")
              .run();
      assertThat(denied.code()).isEqualTo(3);
      assertThat(denied.err())
          .startsWith("tap-shop: gs://shop/x/tap-shop--product-")
          .contains(
              " can't be written: " + gcs.endpoint() + " answered 403 forbidden. It was asked")
          .hasLineCount(1);
      assertThat(denied.out()).doesNotContain("BATCH", "ACTIVATE_VERSION");
      TapResult lost =
          inBucket(shop, "'s3':{'endpoint_url':'" + s3.endpoint())
              .with("{'batch_config':{'storage':{'root':'s3://other/x'}}}")
              .run();
      assertThat(lost.code()).isEqualTo(3);
      assertThat(lost.err()).contains("answered 404 NoSuchBucket. There is no such bucket");
      assertThat(lost.out()).doesNotContain("BATCH", "ACTIVATE_VERSION");
    }
  }

  private TapRunner inBucket(Shop shop, String access) {
    return shop.tap(folder)
        .with(
            "{"
                + access
                + "','anonymous':true,'max_attempts':2,'retry_initial_delay_seconds':0.01}}");
  }

  private static List<String> urls(TapResult result) {
    return result.of("BATCH", "user").stream()
        .map(batch -> batch.at("/manifest/0").asText())
        .toList();
  }

  private static List<JsonNode> records(List<String> urls, Function<String, byte[]> content) {
    return urls.stream()
        .flatMap(url -> unpacked(new ByteArrayInputStream(content.apply(url))))
        .map(TapRunner::line)
        .toList();
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
                  + " and an absolute path (file:///var/lib/batches), s3://bucket/folder or"
                  + " gs://bucket/folder.\n");
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
    try {
      return unpacked(Files.newInputStream(Path.of(file)));
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  private static Stream<String> unpacked(InputStream packed) {
    try (InputStream in = new GZIPInputStream(packed)) {
      return new String(in.readAllBytes(), UTF_8).lines().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
