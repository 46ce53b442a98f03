package io.shoppipe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.local.LocalStore;
import io.shoppipe.store.s3.S3Settings;
import io.shoppipe.store.s3.S3Store;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signed requests to a real server that speaks S3. */
final class S3ProxyTest extends StoreContract {
  private static final String SECRET = "s3cr3t-" + UUID.randomUUID();

  private final BlobStore blobs = new TransientNio2BlobStore();
  private final S3Proxy server =
      S3Proxy.builder()
          .endpoint(URI.create("http://127.0.0.1:0"))
          .blobStore(blobs)
          .awsAuthentication(AuthenticationType.AWS_V4, "key-id", SECRET)
          .build();
  private ObjectStore store = new LocalStore();

  @BeforeEach
  void start() throws Exception {
    blobs.createContainer("shop");
    server.start();
    store = storeWith(Map.of());
  }

  @AfterEach
  void stop() throws Exception {
    store.close();
    server.stop();
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
  void tellsOfAWrongSecretWithoutShowingIt() {
    try (ObjectStore other = storeWith(Map.of("secret_access_key", "wr0ng-s3cret"))) {
      assertThatThrownBy(() -> other.list(at("*")))
          .isInstanceOfSatisfying(
              SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
          .hasMessage(
              "s3://shop/* can't be listed: "
                  + endpoint()
                  + " answered 403 SignatureDoesNotMatch. Check the rights of key key-id, and"
                  + " s3.secret_access_key.");
    }
  }

  @Test
  void tellsOfAnAnonymousRequestThatIsDenied() {
    try (ObjectStore other = storeWith(Map.of("anonymous", "true"))) {
      assertThatThrownBy(() -> other.list(at("*")))
          .isInstanceOf(SingerException.class)
          .hasMessageContaining("s3://shop/* can't be listed: ")
          .hasMessageContaining("answered 403")
          .hasMessageEndingWith("take s3.anonymous out and give a key.");
    }
  }

  @Test
  void tellsOfAMissingBucket() {
    assertThatThrownBy(() -> store.list(Address.of("s3://other/*")))
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessageContaining("answered 404 NoSuchBucket. There is no such bucket");
  }

  @Test
  void tellsOfAnEndpointThatIsNotThere() throws Exception {
    server.stop();
    assertThatThrownBy(() -> store.list(at("*")))
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL))
        .hasMessageContaining("does not answer (ConnectException: Connection refused)")
        .hasMessageContaining("Check s3.endpoint_url");
  }

  private String endpoint() {
    return "http://127.0.0.1:" + server.getPort();
  }

  private ObjectStore storeWith(Map<String, String> over) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("endpoint_url", endpoint());
    settings.put("access_key_id", "key-id");
    settings.put("secret_access_key", SECRET);
    settings.put("retry_initial_delay_seconds", "0.01");
    settings.putAll(over);
    return new S3Store(S3Settings.of(name -> Optional.ofNullable(settings.get(name)), Map.of()));
  }
}
