package io.shoppipe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.store.gcs.GcsSettings;
import io.shoppipe.store.gcs.GcsStore;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Google Cloud Storage does on its good days and on its bad ones. */
final class GcsStoreTest extends StoreContract {
  private final FakeGcs server = new FakeGcs();
  private final ObjectStore store = open("anonymous", "true");

  private ObjectStore open(String name, String value) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("storage_endpoint", server.endpoint() + "/");
    settings.put("retry_initial_delay_seconds", "0.01");
    settings.put("max_attempts", "3");
    settings.put(name, value);
    return new GcsStore(
        GcsSettings.of(setting -> Optional.ofNullable(settings.get(setting)), Map.of()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Override
  Address at(String name) {
    return Address.of("gs://shop/" + name);
  }

  @Test
  void triesAgainWhatPasses() throws IOException {
    StoredObject object = put("x.csv", "abc");
    server.fail("GET x.csv", 503, 429).fail("LIST", 500).fail("GET x.csv?", 502, 504);
    assertThat(text(store.open(object))).isEqualTo("abc");
    assertThat(store.list(at("*.csv"))).hasSize(1);
    assertThat(store.stat(at("x.csv"))).contains(object);
    server.fail("POST y.csv", 503);
    assertThat(text(store.open(put("y.csv", "once")))).isEqualTo("once");
  }

  @Test
  void givesUpWhereItDoesNotPass() throws IOException {
    StoredObject object = put("x.csv", "abc");
    server.fail("GET x.csv", 503, 503, 503);
    failsWith(
        ErrorKind.EXTERNAL,
        () -> store.open(object),
        "gs://shop/x.csv can't be read: "
            + server.endpoint()
            + " answered 503 backendError to 3 attempts. Run again later, or raise"
            + " gcs.max_attempts.");
    server.fail("POST x.csv", 507);
    failsWith(
        ErrorKind.EXTERNAL,
        () -> put("x.csv", "other"),
        "gs://shop/x.csv can't be written: "
            + server.endpoint()
            + " answered 507 fault: No. Sorry. Run again later.");
  }

  @Test
  void goesOnWhereTheConnectionBroke() throws IOException {
    String content = "0123456789".repeat(100_000);
    StoredObject object = put("x.csv", content);
    server.fail("GET x.csv", 0, 0);
    assertThat(text(store.open(object))).isEqualTo(content);
    server.fail("GET x.csv", 0, 0, 0);
    assertThatThrownBy(() -> text(store.open(object)))
        .isInstanceOf(SingerException.class)
        .hasMessageStartingWith("gs://shop/x.csv: the reading broke off 3 times, at last at byte");
  }

  @Test
  void tellsWhoMayNot() throws IOException {
    put("x.csv", "abc");
    server.accept("good");
    failsWith(
        ErrorKind.CONFIG,
        () -> store.list(at("*")),
        "gs://shop/* can't be listed: "
            + server.endpoint()
            + " answered 403 forbidden. It was asked without credentials: take gcs.anonymous out"
            + " and give a key.");
    try (ObjectStore other = open("access_token", "b4d-t0ken")) {
      failsWith(
          ErrorKind.CONFIG,
          () -> other.list(at("*")),
          "gs://shop/* can't be listed: "
              + server.endpoint()
              + " answered 401 authError. Check the rights of gcs.access_token, and its age.");
    }
    try (ObjectStore good = open("access_token", "good")) {
      assertThat(good.list(at("*"))).hasSize(1);
    }
  }

  @Test
  void tellsOfAMissingBucketAndOfAnEndpointThatIsNotThere() {
    failsWith(
        ErrorKind.CONFIG,
        () -> store.list(Address.of("gs://other/*")),
        "gs://other/* can't be listed: "
            + server.endpoint()
            + " answered 404 notFound. There is no bucket 'other': mend the address, or"
            + " gcs.storage_endpoint.");
    server.close();
    failsWith(
        ErrorKind.EXTERNAL,
        () -> store.list(at("*")),
        "gs://shop/* can't be listed: "
            + server.endpoint()
            + " does not answer (ConnectException: Connection refused). Check"
            + " gcs.storage_endpoint and the network, then run again.");
  }

  private static void failsWith(ErrorKind kind, ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(SingerException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessage(message);
  }
}
