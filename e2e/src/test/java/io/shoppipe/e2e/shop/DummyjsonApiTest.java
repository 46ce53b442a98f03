package io.shoppipe.e2e.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DummyjsonApiTest {
  private final TestClock clock = new TestClock();

  @SuppressWarnings("NullAway.Init")
  private Shop shop;

  @BeforeEach
  void start() throws Exception {
    shop = new Shop(ShopSettings.of(ShopPreset.DUMMYJSON).withClock(clock));
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void wrapsAPageInItsEnvelope() throws Exception {
    assertThat(shop.body("/carts?limit=1&skip=1"))
        .isEqualTo(
            "{\"carts\":[{\"id\":2,\"date\":\"2020-03-01T00:00:00.000Z\",\"total\":9}],"
                + "\"total\":3,\"skip\":1,\"limit\":1}");
  }

  @Test
  void givesThirtyRowsByDefaultAndAllForZero() throws Exception {
    shop.server.update(DummyjsonApiTest::withFortyProducts);

    assertThat(shop.ids("/products").split(",", -1)).hasSize(30);
    assertThat(shop.ids("/products?limit=0").split(",", -1)).hasSize(40);
    assertThat(shop.body("/products?limit=0")).endsWith("\"total\":40,\"skip\":0,\"limit\":40}");
  }

  private static ShopData withFortyProducts(ShopData data) {
    ShopData more = data;
    for (int id = 4; id <= 40; id++) {
      more = more.with("products", "{\"id\": " + id + "}");
    }
    return more;
  }

  @Test
  void givesAnEmptyPagePastTheEnd() throws Exception {
    assertThat(shop.body("/products?skip=99"))
        .isEqualTo("{\"products\":[],\"total\":3,\"skip\":99,\"limit\":0}");
  }

  @Test
  void refusesALimitThatIsNoNumber() throws Exception {
    HttpResponse<String> response = shop.response("/products?limit=many");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo("{\"message\":\"Invalid 'limit' - must be a number\"}");
  }

  @Test
  void selectsFieldsAndAlwaysTheId() throws Exception {
    assertThat(shop.body("/products?limit=1&select=price,title"))
        .startsWith("{\"products\":[{\"id\":1,\"title\":\"Cup\",\"price\":7}]");
  }

  @Test
  void sortsByAFieldInEitherOrder() throws Exception {
    assertThat(shop.ids("/products?sortBy=title")).isEqualTo("2,3,1");
    assertThat(shop.ids("/products?sortBy=price&order=desc")).isEqualTo("3,2,1");
    assertThat(shop.response("/products?order=up").statusCode()).isEqualTo(400);
  }

  @Test
  void cartsIgnoreSelectAndSortBy() throws Exception {
    assertThat(shop.ids("/carts?sortBy=total&order=desc")).isEqualTo("1,2,3");
    assertThat(shop.body("/carts?select=id&limit=1")).contains("\"total\":5}");
  }

  @Test
  void answers404ForAnUnknownId() throws Exception {
    HttpResponse<String> response = shop.response("/carts/99");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("{\"message\":\"Cart with id '99' not found\"}");
  }

  @Test
  void limitsTheRateUntilTheWindowEnds() throws Exception {
    for (int i = 0; i < 100; i++) {
      assertThat(shop.response("/users").statusCode()).isEqualTo(200);
    }
    HttpResponse<String> refused = shop.response("/users");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("10");

    clock.advance(Duration.ofSeconds(10));

    assertThat(shop.response("/users").statusCode()).isEqualTo(200);
  }
}
