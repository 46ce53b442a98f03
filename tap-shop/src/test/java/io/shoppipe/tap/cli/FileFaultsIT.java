package io.shoppipe.tap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.store.FakeGcs;
import io.shoppipe.store.FakeS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileFaultsIT {
  private static final String ROWS = "id,name,amount\n1,a,1.10\n2,,\n";

  @TempDir Path folder;

  @Test
  void missingFileShowsWhatIsThere() {
    TapResult result =
        tap().file("in/stores.csv", ROWS).file("in/b.csv", ROWS).read("in/store.csv").run();
    failed(result, 3);
    assertThat(result.err().strip())
        .isEqualTo(
            "tap-shop: "
                + folder
                + "/in/store.csv: there is no such file. '"
                + folder
                + "/in/' holds b.csv, stores.csv. Did you mean 'stores.csv'? Mend the path, or wait"
                + " for the file with wait_for.");
    assertThat(tap().read("in/store.csv|stores.csv|source_store.csv").run().ids("sale"))
        .containsExactly(1, 2);
    assertThat(tap().read("none/*.csv", "'allow_missing':true").run().sequence())
        .containsExactly("SCHEMA sale", "ACTIVATE_VERSION sale", "STATE");
  }

  @Test
  void folderInPlaceOfAFile() {
    TapResult result = tap().file("in/a.csv", ROWS).read("in").run();
    failed(result, 3);
    assertThat(result.err()).contains("/in is a folder, not a file. Write " + folder + "/in/*.csv");
  }

  @Test
  void fileThatEndsInMidQuote() {
    TapResult result =
        tap().file("a.csv", "id,name,amount\n1,a,1\n2,\"b\nc\nd").read("a.csv").run();
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err())
        .contains(
            "a.csv line 5: the file ends within the quoted cell that begins in line 3, column"
                + " 'name': it was cut off, or a quote within a cell is not doubled.");
    assertThat(result.sequence()).doesNotContain("ACTIVATE_VERSION sale");
    TapResult skipping = tap().read("a.csv", "'on_invalid_record':'skip'").run();
    assertThat(skipping.code()).isEqualTo(4);
  }

  @Test
  void brokenGzip() throws IOException {
    byte[] packed = CsvFilesIT.gzip(ROWS.repeat(1000).replace("\nid,name,amount", ""));
    tap().file("cut.csv.gz", Arrays.copyOf(packed, packed.length / 2));
    TapResult cut = tap().read("cut.csv.gz").run();
    assertThat(cut.code()).isEqualTo(4);
    assertThat(cut.err())
        .contains("cut.csv.gz can't be unpacked or read (Unexpected end of ZLIB input stream)")
        .contains("Put a whole file there, then run again.");
    TapResult plain = tap().file("plain.csv.gz", ROWS).read("plain.csv.gz").run();
    assertThat(plain.code()).isEqualTo(4);
    assertThat(plain.err()).contains("plain.csv.gz can't be unpacked or read (Not in GZIP format)");
    TapResult zstd = tap().file("plain.csv.zst", ROWS).read("plain.csv.zst").run();
    assertThat(zstd.code()).isEqualTo(4);
    assertThat(zstd.err()).contains("plain.csv.zst can't be unpacked or read (");
  }

  @Test
  void bytesThatAreNoText() {
    tap()
        .file("a.csv", new byte[] {'i', 'd', ',', 'n', 'a', 'm', 'e', '\n', '1', ',', (byte) 0xE9});
    TapResult utf8 = tap().read("a.csv").run();
    assertThat(utf8.code()).isEqualTo(4);
    assertThat(utf8.err())
        .contains("a.csv line 2, column 'name': '\uFFFD' holds the byte E9, which is no UTF-8.")
        .contains("Set files.encoding to what the file is written in, windows-1252");
    TapResult ascii = tap().read("a.csv", "'encoding':'us-ascii'").run();
    assertThat(ascii.code()).isEqualTo(4);
    assertThat(ascii.err())
        .contains("a.csv is not written in the encoding that files.encoding says");
  }

  @Test
  void s3ObjectThatIsNotThere() {
    try (FakeS3 s3 = new FakeS3().put("orders_data/shipments_deliveries.csv", ROWS)) {
      TapResult result = tap().read(s3, "orders_data/shipment_deliveries.csv").run();
      failed(result, 3);
      assertThat(result.err())
          .contains("s3://shop/orders_data/shipment_deliveries.csv: there is no such file.")
          .contains("Did you mean 'shipments_deliveries.csv'?");
      assertThat(
              tap().read(s3, "orders_data/{shipment,shipments}_deliveries.csv").run().ids("sale"))
          .containsExactly(1, 2);
    }
  }

  @Test
  void s3DeniesAndSlowsDown() {
    try (FakeS3 s3 = new FakeS3().put("a.csv", ROWS).put("b.csv", ROWS)) {
      s3.fail("LIST", 403).fail("GET a.csv", 503, 503).fail("GET b.csv", 503, 503, 503);
      TapResult denied = tap().read(s3, "*.csv").run();
      failed(denied, 3);
      assertThat(denied.err())
          .contains("s3://shop/*.csv can't be listed: " + s3.endpoint() + " answered 403 Fault.")
          .contains("It was asked without credentials");
      assertThat(tap().read(s3, "a.csv").run().ids("sale")).containsExactly(1, 2);
      TapResult slow = tap().read(s3, "b.csv").run();
      failed(slow, 5);
      assertThat(slow.err()).contains("answered 503 SlowDown to 3 attempts. Run again later");
    }
  }

  @Test
  void s3ObjectThatChangesBetweenListingAndReading() {
    try (FakeS3 s3 = new FakeS3().put("a.csv", ROWS)) {
      s3.fail("GET a.csv", 412);
      TapResult result = tap().read(s3, "a.csv").run();
      failed(result, 5);
      assertThat(result.err())
          .contains("s3://shop/a.csv changed between the listing and the reading. Run again");
    }
  }

  @Test
  void s3ObjectThatVanishesBetweenListingAndReading() {
    try (FakeS3 s3 = new FakeS3().put("a.csv", ROWS)) {
      s3.fail("GET a.csv", 404);
      TapResult result = tap().read(s3, "a.csv").run();
      failed(result, 5);
      assertThat(result.err())
          .contains("s3://shop/a.csv was there when the bucket was listed, and is gone now (404).");
    }
  }

  @Test
  void s3ConnectionThatBreaksInMidObjectIsTakenUpAgain() {
    StringBuilder rows = new StringBuilder("id,name,amount\n");
    for (int i = 0; i < 20_000; i++) {
      rows.append(i).append(",name,1.5\n");
    }
    try (FakeS3 s3 = new FakeS3().put("a.csv", rows.toString())) {
      s3.fail("GET a.csv", 0);
      TapResult result = tap().read(s3, "a.csv").run();
      assertThat(result.code()).isZero();
      assertThat(result.ids("sale")).hasSize(20_000).startsWith(0, 1).endsWith(19_998, 19_999);
    }
  }

  @Test
  void gcsObjectsAreReadAndTheirFaultsSaid() {
    try (FakeGcs gcs = new FakeGcs().put("in/a.csv", ROWS).put("in/b.csv", "id\n3\n")) {
      gcs.put("in/c.csv", "id\n4\n").fail("LIST", 503).fail("GET in/a.csv", 0, 503);
      assertThat(tap().read(gcs, "in/*.csv").run().ids("sale")).containsExactly(1, 2, 3, 4);
      TapResult missing = tap().read(gcs, "in/d.csv").run();
      failed(missing, 3);
      assertThat(missing.err())
          .contains("gs://shop/in/d.csv: there is no such file. 'in/' holds a.csv, b.csv, c.csv.");
      gcs.fail("GET in/b.csv", 412);
      TapResult changed = tap().read(gcs, "in/b.csv").run();
      failed(changed, 5);
      assertThat(changed.err())
          .contains("gs://shop/in/b.csv changed between the listing and the reading. Run again");
      gcs.fail("GET in/b.csv", 404);
      TapResult gone = tap().read(gcs, "in/b.csv").run();
      failed(gone, 5);
      assertThat(gone.err())
          .contains("was there when the bucket was listed, and is gone now (404)");
      gcs.accept("a-token");
      TapResult denied = tap().read(gcs, "in/*.csv").run();
      failed(denied, 3);
      assertThat(denied.err())
          .contains("answered 403 forbidden. It was asked without credentials: take gcs.anonymous");
    }
  }

  @Test
  void fileThatGrowsIsNotedByTheSensorAndMissingOnesTimeOut() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    TapResult result =
        tap()
            .file("in/other.csv", ROWS)
            .read("in/sale.csv", "'wait_for':{'timeout_seconds':0,'poll_seconds':0.01}")
            .run();
    failed(result, 5);
    assertThat(result.err().strip())
        .isEqualTo(
            "tap-shop: stream 'sale': waited 0 s for "
                + folder
                + "/in/sale.csv. '"
                + folder
                + "/in/' holds other.csv. Run again when it is there, or raise"
                + " wait_for.timeout_seconds.");
  }

  private FilesTap tap() {
    return new FilesTap(folder);
  }

  private static void failed(TapResult result, int code) {
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.err().strip().lines()).hasSize(1);
    assertThat(result.records("sale")).isEmpty();
  }
}
