package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.shoppipe.tap.cli.CarService.cars;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyAndTlsIT {
  private static final String NOWHERE = "http://shop.invalid";

  @TempDir Path folder;

  @Test
  void goesThroughAProxyOfTheConfig() {
    try (CarService proxy = proxy()) {
      TapResult result =
          CarService.tap(folder, NOWHERE, "")
              .with("{'source':{'proxy':'" + proxy.url() + "'}}")
              .run();
      assertThat(result.err()).isEmpty();
      assertThat(result.ids("car")).containsExactly(1);
    }
  }

  @Test
  void goesThroughAProxyOfTheEnvironmentUnlessTheHostIsExcepted() {
    try (CarService proxy = proxy()) {
      TapResult result = CarService.tap(folder, NOWHERE, "").env("HTTP_PROXY", proxy.url()).run();
      assertThat(result.ids("car")).containsExactly(1);
      TapResult excepted =
          CarService.tap(folder, NOWHERE, "")
              .env("HTTP_PROXY", proxy.url())
              .env("NO_PROXY", "localhost, .invalid")
              .run();
      assertThat(excepted.err()).contains("there is no host named 'shop.invalid'");
    }
  }

  @Test
  void tellsAProxyWhoAsks() {
    try (CarService proxy = new CarService()) {
      proxy.on(
          any(anyUrl())
              .willReturn(aResponse().withStatus(407).withHeader("Proxy-Authenticate", "Basic")));
      proxy.on(
          any(anyUrl())
              .atPriority(1)
              .withHeader("Proxy-Authorization", equalTo("Basic bWU6aHVzaC1odXNo"))
              .willReturn(okJson(cars(1, 1))));
      TapResult result =
          CarService.tap(folder, NOWHERE, "")
              .with("{'source':{'proxy':'" + proxy.url().replace("://", "://me:hush-hush@") + "'}}")
              .run();
      assertThat(result.err()).isEmpty();
      assertThat(result.ids("car")).containsExactly(1);
    }
  }

  @Test
  void refusesAProxyThatIsNone() {
    TapResult result = CarService.tap(folder, NOWHERE, "").with("{'source':{'proxy':'::'}}").run();
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("config: source.proxy is no address of a proxy.");
  }

  @Test
  void trustsAnAuthorityOfOnesOwnOnlyWhereItIsNamed() throws Exception {
    Path store = folder.resolve("store.p12");
    Path pem = folder.resolve("ca.pem");
    String san = "-ext san=dns:localhost -dname CN=localhost";
    keytool("-genkeypair -alias a -keyalg EC -storetype PKCS12 -storepass hush-hush " + san, store);
    keytool("-exportcert -alias a -rfc -storepass hush-hush -file " + pem, store);
    try (CarService service =
        new CarService(
            wireMockConfig()
                .dynamicHttpsPort()
                .keystorePath(store.toString())
                .keystorePassword("hush-hush")
                .keyManagerPassword("hush-hush")
                .keystoreType("PKCS12"))) {
      service.answers(cars(1, 1));
      String url = "https://localhost:" + service.server().httpsPort();
      TapResult untrusted = CarService.tap(folder, url, "").run();
      assertThat(untrusted.code()).isEqualTo(3);
      assertThat(untrusted.err())
          .startsWith("tap-shop: GET " + url + "/cars: the source's certificate is not trusted (")
          .endsWith(
              "). If it is signed by an authority of your own, name its PEM file in"
                  + " source.tls_ca_file.\n")
          .hasLineCount(1);
      TapResult trusted =
          CarService.tap(folder, url, "").with("{'source':{'tls_ca_file':'" + pem + "'}}").run();
      assertThat(trusted.err()).isEmpty();
      assertThat(trusted.ids("car")).containsExactly(1);
    }
  }

  @Test
  void saysThatACaFileIsNone() {
    TapResult missing =
        CarService.tap(folder, "https://localhost:1", "")
            .with("{'source':{'tls_ca_file':'none.pem'}}")
            .run();
    assertThat(missing.code()).isEqualTo(3);
    assertThat(missing.err())
        .isEqualTo(
            "tap-shop: config: source.tls_ca_file none.pem can't be read. Check the path.\n");
  }

  /** Answers for every host. */
  private static CarService proxy() {
    CarService proxy = new CarService();
    proxy.on(any(anyUrl()).willReturn(okJson(cars(1, 1))));
    return proxy;
  }

  private static void keytool(String arguments, Path store)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(List.of("-keystore", store.toString()));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
