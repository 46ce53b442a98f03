package io.shoppipe.e2e.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopServerTest {
  private static final ShopSettings FAKESTORE = ShopSettings.of(ShopPreset.FAKESTORE);

  @Test
  void dataCanBeChangedWhileItRuns() throws Exception {
    try (Shop shop = new Shop(FAKESTORE)) {
      shop.server.update(data -> data.without("users", 1).with("products", "{\"id\": 2}"));

      assertThat(shop.body("/users")).isEqualTo("[]");
      assertThat(shop.body("/products/2")).isEqualTo("{\"id\":2}");
      assertThat(shop.ids("/products")).isEqualTo("1,2,3");
    }
  }

  @Test
  void remembersTheRequests() throws Exception {
    try (Shop shop = new Shop(FAKESTORE)) {
      shop.response("/products?limit=1");
      shop.post("/products", "{}");

      assertThat(shop.server.requests()).containsExactly("GET /products?limit=1", "POST /products");
    }
  }

  @Test
  void refusesAPortInUse() throws Exception {
    try (Shop shop = new Shop(FAKESTORE)) {
      ShopSettings same = FAKESTORE.withPort(shop.server.url().getPort());

      assertThatThrownBy(() -> ShopServer.start(same, shop.server.data()))
          .isInstanceOf(BindException.class);
    }
  }

  @Test
  void readsItsDataFromAFolder(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("products.json"), "[{\"id\": 5, \"price\": 1.50}]");
    Files.writeString(folder.resolve("carts.json"), "[]");
    Files.writeString(folder.resolve("users.json"), "[]");

    ShopData data = ShopData.read(folder);

    assertThat(data.of("products").get(0)).hasToString("{\"id\":5,\"price\":1.50}");
    assertThat(data.of("carts")).isEmpty();
  }

  @Test
  void namesTheFileThatItCannotRead(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("products.json"), "{");

    assertThatThrownBy(() -> ShopData.read(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("cannot read " + folder.resolve("products.json"))
        .hasMessageNotContaining("\n");
  }
}
