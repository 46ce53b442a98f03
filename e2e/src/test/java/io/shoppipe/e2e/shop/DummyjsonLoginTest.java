package io.shoppipe.e2e.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DummyjsonLoginTest {
  private static final String LOGIN =
      "{\"username\": \"ann\", \"password\": \"pw\", \"expiresInMins\": 1}";

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
  void aTokenOpensTheResources() throws Exception {
    HttpResponse<String> login = shop.post("/auth/login", LOGIN);

    assertThat(login.body()).startsWith("{\"id\":1,\"username\":\"ann\",\"email\":\"a@x\",");
    assertThat(login.body()).doesNotContain("\"pw\"");
    String token = field(login, "accessToken");
    assertThat(shop.with(token, "/auth/products?limit=1").body())
        .isEqualTo(shop.body("/products?limit=1"));
  }

  @Test
  void aWrongPasswordIsA400() throws Exception {
    HttpResponse<String> login =
        shop.post("/auth/login", "{\"username\": \"ann\", \"password\": \"no\"}");

    assertThat(login.statusCode()).isEqualTo(400);
    assertThat(login.body()).isEqualTo("{\"message\":\"Invalid credentials\"}");
    assertThat(shop.post("/auth/login", "{}").body())
        .isEqualTo("{\"message\":\"Username and password required\"}");
  }

  @Test
  void aTokenEndsAfterItsMinutesAndCanBeRenewed() throws Exception {
    HttpResponse<String> login = shop.post("/auth/login", LOGIN);
    clock.advance(Duration.ofMinutes(1));

    HttpResponse<String> refused = shop.with(field(login, "accessToken"), "/auth/users");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).isEqualTo("{\"message\":\"Token Expired!\"}");

    String refresh = "{\"refreshToken\": \"" + field(login, "refreshToken") + "\"}";
    HttpResponse<String> renewed = shop.post("/auth/refresh", refresh);
    assertThat(shop.with(field(renewed, "accessToken"), "/auth/users").statusCode()).isEqualTo(200);
  }

  @Test
  void withoutAGoodTokenTheResourcesStayShut() throws Exception {
    assertThat(shop.response("/auth/users").statusCode()).isEqualTo(401);
    assertThat(shop.with("made up", "/auth/users").statusCode()).isEqualTo(401);
    assertThat(shop.post("/auth/refresh", "{\"refreshToken\": \"made up\"}").statusCode())
        .isEqualTo(403);
  }

  private static String field(HttpResponse<String> response, String name) throws Exception {
    return Json.MAPPER.readTree(response.body()).path(name).asText();
  }
}
