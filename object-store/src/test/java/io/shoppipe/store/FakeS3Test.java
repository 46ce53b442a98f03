package io.shoppipe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.store.s3.S3Settings;
import io.shoppipe.store.s3.S3Store;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What S3 does on its bad days. */
final class FakeS3Test extends StoreContract {
  private final FakeS3 server = new FakeS3();
  private final ObjectStore store = open(server);

  private static ObjectStore open(FakeS3 server) {
    Map<String, String> settings =
        Map.of(
            "endpoint_url", server.endpoint(),
            "anonymous", "true",
            "retry_initial_delay_seconds", "0.01",
            "max_attempts", "3");
    return new S3Store(S3Settings.of(name -> Optional.ofNullable(settings.get(name)), Map.of()));
  }

  @AfterEach
  void stop() {
    store.close();
    server.close();
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Override
  Address at(String name) {
    return Address.of("s3://shop/" + name);
  }

  @Test
  void triesAgainWhenItIsToSlowDown() throws IOException {
    StoredObject object = put("x.csv", "abc");
    server.fail("GET x.csv", 503, 503).fail("LIST", 503);
    assertThat(text(store.open(object))).isEqualTo("abc");
    assertThat(store.list(at("*.csv"))).hasSize(1);
  }

  @Test
  void givesUpWhenItIsToSlowDownForGood() throws IOException {
    StoredObject object = put("x.csv", "abc");
    server.fail("GET x.csv", 503, 503, 503);
    assertThatThrownBy(() -> store.open(object))
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL))
        .hasMessage(
            "s3://shop/x.csv can't be read: "
                + server.endpoint()
                + " answered 503 SlowDown to 3 attempts. Run again later, or raise"
                + " s3.max_attempts.");
  }

  @Test
  void goesOnWhereTheConnectionBroke() throws IOException {
    String content = "0123456789".repeat(100_000);
    StoredObject object = put("x.csv", content);
    server.fail("GET x.csv", 0, 0);
    assertThat(text(store.open(object))).isEqualTo(content);
  }

  @Test
  void givesUpWhereTheConnectionBreaksForGood() throws IOException {
    StoredObject object = put("x.csv", "0123456789".repeat(100_000));
    server.fail("GET x.csv", 0, 0, 0);
    assertThatThrownBy(() -> text(store.open(object)))
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL))
        .hasMessageStartingWith("s3://shop/x.csv: the reading broke off 3 times, at last at byte");
  }
}
