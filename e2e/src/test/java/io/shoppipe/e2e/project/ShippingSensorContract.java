package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** projects/shipping/pipeline and objects that are not there, not whole, or empty. */
abstract class ShippingSensorContract extends ShippingPrograms {

  @Test
  void aMissingObjectIsToldWithWhatIsThereAndNothingIsMade() throws Exception {
    ShippingRun shipping = shipping("missing");
    Files.move(
        bucket.object(shipping.key("reviews.csv")), bucket.object(shipping.key("revews.csv")));
    ShippingRun.Ended ended = shipping.run();
    assertThat(ended.code()).as(ended.err()).isEqualTo(3);
    assertThat(ended.err())
        .contains("s3://shop/missing/in/reviews.csv: there is no such file.")
        .contains("holds orders.csv, revews.csv, shipments_deliveries.csv.")
        .contains("Did you mean 'revews.csv'?")
        .contains("download failed with 3; nothing was exported, and the files stay in ");
    requireNothing(shipping);
  }

  @Test
  void anObjectWithAHeaderOnlyIsRefused() throws Exception {
    ShippingRun shipping = shipping("header").put("reviews.csv", "review,product_id\n");
    ShippingRun.Ended ended = shipping.run();
    assertThat(ended.code()).as(ended.err()).isEqualTo(4);
    assertThat(ended.err())
        .contains("s3://shop/header/in/reviews.csv has 0 rows, and files.min_rows asks for 1.");
    requireNothing(shipping);
  }

  @Test
  void anObjectThatComesLateAndGrowsIsTakenWhole() throws Exception {
    ShippingRun shipping = shipping("grows");
    Path orders = bucket.object(shipping.key("orders.csv"));
    String whole = Files.readString(orders);
    Files.delete(orders);
    RealPipeline.Running running = shipping.start("", "--wait", "120");
    int half = whole.indexOf("4,4,");
    bucket.upload(shipping.key("orders.csv"), whole.substring(0, half));
    Path copy = shipping.work().resolve("files/orders.csv");
    while (!Files.exists(copy) && running.process().isAlive()) {
      Thread.onSpinWait();
    }
    bucket.upload(shipping.key("orders.csv"), whole);
    ShippingRun.Ended ended = ShippingRun.end(running);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("shipping sense      3 files are whole, 15 rows");
    assertThat(shipping.exported("agg_shipments")).endsWith("\n2022-09-30,2,1\n");
  }

  @Test
  void anObjectThatDoesNotStopToGrowEndsTheRun() throws Exception {
    ShippingRun shipping = shipping("endless");
    RealPipeline.Running running = shipping.start("", "--wait", "2");
    Thread writer =
        new Thread(() -> growUntilItEnds(shipping.key("orders.csv"), running.process()));
    writer.start();
    ShippingRun.Ended ended = ShippingRun.end(running);
    writer.join();
    assertThat(ended.code()).as(ended.err()).isEqualTo(5);
    assertThat(ended.err())
        .containsPattern("stream 'orders': waited 2.0 s and s3://shop/endless/in/orders.csv")
        .contains(" may still grow. Run again when it is complete, or wait longer.");
    requireNothing(shipping);
    shipping.withFiles();
    ShippingRun.Ended again = shipping.run();
    assertThat(again.code()).as("the same command, when it is whole: " + again.err()).isZero();
  }

  @Test
  void anObjectThatDoesNotComeEndsTheRun() throws Exception {
    ShippingRun shipping = shipping("never");
    Files.delete(bucket.object(shipping.key("shipments_deliveries.csv")));
    ShippingRun.Ended ended = shipping.run("--wait", "1");
    assertThat(ended.code()).as(ended.err()).isEqualTo(5);
    assertThat(ended.err())
        .contains("stream 'shipment_deliveries': waited 1 s for s3://shop/never/in/")
        .contains("holds orders.csv, reviews.csv. Run again when it is there");
    requireNothing(shipping);
  }

  /** As a client of S3 does: each time the whole object, longer than before. */
  private void growUntilItEnds(String key, Process process) {
    try {
      StringBuilder text = new StringBuilder(bucket.text(key));
      for (int row = 100; process.isAlive(); row++) {
        text.append(row).append(",1,2022-08-02,1,1.00,1,1.00\n");
        bucket.upload(key, text.toString());
        Thread.sleep(50);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void requireNothing(ShippingRun shipping) throws IOException {
    assertThat(bucket.object(shipping.name() + "/out")).doesNotExist();
    String url = shipping.models().url();
    if (url.startsWith("duckdb:")) {
      assertThat(Path.of(url.substring("duckdb:".length()))).doesNotExist();
    } else {
      String made = "select schema_name from information_schema.schemata where schema_name like";
      assertThat(shipping.models().query(made + " '%shipping' or schema_name = '_singer'"))
          .isEmpty();
    }
  }
}
