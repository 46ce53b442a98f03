package io.shoppipe.e2e.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakestoreApiTest {
  @SuppressWarnings("NullAway.Init")
  private Shop shop;

  @BeforeEach
  void start() throws Exception {
    shop = new Shop(ShopSettings.of(ShopPreset.FAKESTORE).withClock(new TestClock()));
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void answersPlainArraysWithTheNumbersAsWritten() throws Exception {
    assertThat(shop.body("/products?limit=2"))
        .isEqualTo(
            "[{\"id\":1,\"title\":\"Cup\",\"price\":7,\"stock\":3},"
                + "{\"id\":2,\"title\":\"Ant farm\",\"price\":22.30,\"stock\":9}]");
  }

  @Test
  void limitOfZeroOrJunkMeansAll() throws Exception {
    assertThat(shop.ids("/products?limit=2")).isEqualTo("1,2");
    assertThat(shop.ids("/products?limit=0")).isEqualTo("1,2,3");
    assertThat(shop.ids("/products?limit=many")).isEqualTo("1,2,3");
    assertThat(shop.ids("/products")).isEqualTo("1,2,3");
  }

  @Test
  void sortsFallingBeforeItCuts() throws Exception {
    assertThat(shop.ids("/products?sort=desc&limit=2")).isEqualTo("3,2");
  }

  @Test
  void startDateIsInclusiveAndEndDateExclusive() throws Exception {
    assertThat(shop.ids("/carts?startdate=2020-03-01&enddate=2020-03-02")).isEqualTo("2");
    assertThat(shop.ids("/carts?startdate=2020-03-02T00:00:00.000Z&enddate=2020-03-03"))
        .isEqualTo("1");
  }

  @Test
  void hidesCartsOfTheFutureUnlessAnEndDateIsSent() throws Exception {
    assertThat(shop.ids("/carts")).isEqualTo("1,2");
    assertThat(shop.ids("/carts?enddate=2100-01-01")).isEqualTo("1,2,3");
  }

  @Test
  void answersNullForAnUnknownId() throws Exception {
    assertThat(shop.response("/carts/99").statusCode()).isEqualTo(200);
    assertThat(shop.body("/carts/99")).isEqualTo("null");
    assertThat(shop.body("/carts/2"))
        .isEqualTo("{\"id\":2,\"date\":\"2020-03-01T00:00:00.000Z\",\"total\":9}");
  }

  @Test
  void neverAnswersADateThatItCannotRead() {
    HttpRequest request =
        shop.request("/carts?startdate=2020-03-01T00:00:00+00:00")
            .timeout(Duration.ofMillis(300))
            .build();

    assertThatThrownBy(() -> shop.client().send(request, BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void answersAnUnknownPathWithAPageOfHtml() throws Exception {
    assertThat(shop.response("/orders").statusCode()).isEqualTo(404);
    assertThat(shop.body("/orders")).contains("Cannot GET /orders");
  }
}
