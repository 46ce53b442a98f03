package io.shoppipe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.ObjectStore;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxies of the environment lead to both clouds. */
class ProxiedStoresTest {

  private static Stores stores(String endpoint, Map<String, String> environment) {
    Map<String, String> settings =
        Map.of(
            "s3.endpoint_url", endpoint,
            "s3.anonymous", "true",
            "s3.max_attempts", "1",
            "gcs.storage_endpoint", endpoint,
            "gcs.anonymous", "true",
            "gcs.max_attempts", "1");
    return Stores.of(name -> Optional.ofNullable(settings.get(name)), environment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3", "gs"})
  void aProxyOfTheEnvironmentLeadsThereUnlessTheHostIsExcepted(String scheme) throws IOException {
    try (FakeS3 s3 = new FakeS3();
        FakeGcs gcs = new FakeGcs()) {
      s3.put("x.csv", "abc");
      gcs.put("x.csv", "abc");
      String proxy = scheme.equals("s3") ? s3.endpoint() : gcs.endpoint();
      Address address = Address.of(scheme + "://shop/x.csv");
      try (Stores stores = stores("http://store.invalid", Map.of("http_proxy", proxy))) {
        ObjectStore store = stores.of(address);
        assertThat(store.stat(address).orElseThrow().size()).isEqualTo(3);
      }
      Map<String, String> excepted = Map.of("HTTP_PROXY", proxy, "NO_PROXY", ".invalid");
      try (Stores stores = stores("http://store.invalid", excepted)) {
        ObjectStore store = stores.of(address);
        assertThatThrownBy(() -> store.stat(address))
            .isInstanceOf(SingerException.class)
            .hasMessageContaining("store.invalid");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3", "gs"})
  void anHttpsAddressIsReachedByATunnelOfHttpsProxy(String scheme) throws IOException {
    try (HttpsProxy proxy = new HttpsProxy();
        Stores stores =
            stores(
                "https://store.invalid",
                Map.of(
                    "HTTP_PROXY",
                    "http://127.0.0.1:1",
                    "HTTPS_PROXY",
                    "http://me:hush-hush@" + proxy.address()))) {
      Address address = Address.of(scheme + "://shop/x.csv");
      ObjectStore store = stores.of(address);
      assertThatThrownBy(() -> store.stat(address))
          .isInstanceOfSatisfying(
              SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL))
          .hasMessageContaining("403")
          .hasMessageNotContaining("hush");
      assertThat(proxy.asked())
          .containsExactly(
              "CONNECT store.invalid:443", "CONNECT store.invalid:443 Basic bWU6aHVzaC1odXNo");
    }
  }
}
