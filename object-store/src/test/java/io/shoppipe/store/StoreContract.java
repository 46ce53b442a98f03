package io.shoppipe.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.Missing;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.api.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store can do. */
abstract class StoreContract {
  @TempDir protected Path folder;

  abstract ObjectStore store();

  /** The address of a name in the place that the test may use. */
  abstract Address at(String name);

  @Test
  void listsWhatMatchesByKey() throws IOException {
    put("in/b.csv", "b");
    put("in/a.csv", "aa");
    put("in/a.txt", "");
    put("in/deep/c.csv", "c");
    assertThat(store().list(at("in/*.csv")))
        .extracting(found -> found.address() + " " + found.size())
        .containsExactly(at("in/a.csv") + " 2", at("in/b.csv") + " 1");
    assertThat(store().list(at("in/**/*.csv"))).hasSize(3);
    assertThat(store().list(at("nowhere/*.csv"))).isEmpty();
  }

  @Test
  void looksAtOne() throws IOException {
    put("a b/ü+%.csv", "12345");
    StoredObject found = store().stat(at("a b/ü+%.csv")).orElseThrow();
    assertThat(found.size()).isEqualTo(5);
    assertThat(found.modified()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
    assertThat(store().stat(at("a b/none.csv"))).isEmpty();
    assertThat(store().list(at("a b/*")).get(0).etag()).isEqualTo(found.etag());
  }

  @Test
  void readsWholeAndInParts() throws IOException {
    StoredObject object = put("x.csv", "0123456789");
    assertThat(text(store().open(object))).isEqualTo("0123456789");
    assertThat(text(store().open(object, 3, 4))).isEqualTo("3456");
    assertThat(text(store().open(object, 8, 40))).isEqualTo("89");
    assertThat(text(store().open(put("empty.csv", "")))).isEmpty();
  }

  @Test
  void refusesAnObjectThatChanged() throws IOException {
    StoredObject before = put("x.csv", "old");
    put("x.csv", "newer");
    assertThatThrownBy(() -> text(store().open(before)))
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL))
        .hasMessageStartingWith(at("x.csv") + " changed ")
        .hasMessageContaining("wait_for.stable_seconds");
  }

  @Test
  void tellsOfAnObjectThatVanished() throws IOException {
    StoredObject before = put("v/orders.csv", "old");
    put("v/order.csv", "new");
    store().delete(at("v/orders.csv"));
    assertThatThrownBy(() -> text(store().open(before)))
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL))
        .hasMessageStartingWith(at("v/orders.csv") + " was there when")
        .hasMessageEndingWith("holds order.csv. Did you mean 'order.csv'? Run again.");
  }

  @Test
  void replacesAndDeletes() throws IOException {
    put("x.csv", "old");
    StoredObject now = put("x.csv", "new");
    assertThat(text(store().open(now))).isEqualTo("new");
    store().delete(at("x.csv"));
    store().delete(at("x.csv"));
    assertThat(store().stat(at("x.csv"))).isEmpty();
  }

  @Test
  void saysWhatThereIsInPlaceOfAMissingOne() throws IOException {
    put("orders_data/shipments_deliveries.csv", "x");
    put("orders_data/reviews.csv", "x");
    assertThat(Missing.at(at("orders_data/shipment_deliveries.csv"), store()))
        .hasMessage(
            at("orders_data/shipment_deliveries.csv")
                + ": there is no such file. '"
                + at("orders_data/").key()
                + "' holds reviews.csv, shipments_deliveries.csv. Did you mean"
                + " 'shipments_deliveries.csv'? Mend the path, or wait for the file with"
                + " wait_for.");
  }

  StoredObject put(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve("content"), content);
    store().put(at(name), file);
    return store().stat(at(name)).orElseThrow();
  }

  static String text(InputStream content) throws IOException {
    try (content) {
      return new String(content.readAllBytes(), UTF_8);
    }
  }
}
