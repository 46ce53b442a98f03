package io.shoppipe.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.gcs.GcsSettings;
import io.shoppipe.store.gcs.GcsStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks: key files, gcloud's log-in, the machine; with a server that gives out tokens. */
final class GcsCredentialsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Address ALL = Address.of("gs://shop/*");

  @TempDir private Path folder;
  private final FakeGcs storage = new FakeGcs().put("x.csv", "abc").accept("t0ken-1");
  private final List<String> asked = new ArrayList<>();
  private final KeyPair keys;
  private final HttpServer tokens;

  GcsCredentialsTest() throws GeneralSecurityException, IOException {
    keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    tokens.createContext("/", this::answer);
    tokens.start();
  }

  @AfterEach
  void stop() {
    tokens.stop(0);
    storage.close();
  }

  @Test
  void aServiceAccountSignsForItsTokenOnceAndAgainWhenItIsRefused() throws Exception {
    Path file = keyFile(serviceAccount());
    try (ObjectStore store = store(Map.of("credentials_path", file.toString()), Map.of())) {
      assertThat(store.list(ALL)).hasSize(1);
      assertThat(store.stat(Address.of("gs://shop/x.csv"))).isPresent();
      assertThat(asked).hasSize(1);
      assertThat(verified(asked.get(0)).path("iss").asText()).isEqualTo("me@shop.example");
      assertThat(verified(asked.get(0)).path("scope").asText()).endsWith("devstorage.read_write");
      storage.accept("t0ken-2");
      assertThat(store.list(ALL)).hasSize(1);
      assertThat(asked).hasSize(2);
      storage.accept("another");
      assertThatThrownBy(() -> store.list(ALL))
          .hasMessageEndingWith(
              "answered 401 authError. Check the rights of service account me@shop.example.");
    }
  }

  @Test
  void theEnvironmentNamesAKeyFileOrGcloudsLogInIsTaken() throws Exception {
    Path file = keyFile(serviceAccount());
    Map<String, String> named = Map.of("GOOGLE_APPLICATION_CREDENTIALS", file.toString());
    try (ObjectStore store = store(Map.of(), named)) {
      assertThat(store.list(ALL)).hasSize(1);
    }
    ObjectNode user =
        JSON.createObjectNode()
            .put("type", "authorized_user")
            .put("client_id", "c")
            .put("client_secret", "s3cret-client")
            .put("refresh_token", "s3cret-refresh")
            .put("token_uri", tokenUri());
    storage.accept("t0ken-2");
    Files.writeString(folder.resolve("application_default_credentials.json"), user.toString());
    try (ObjectStore store = store(Map.of(), Map.of("CLOUDSDK_CONFIG", folder.toString()))) {
      assertThat(store.list(ALL)).hasSize(1);
      assertThat(asked.get(1)).contains("grant_type=refresh_token", "refresh_token=s3cret-refresh");
    }
  }

  @Test
  void theMachineIsAskedLast() {
    String host = "127.0.0.1:" + tokens.getAddress().getPort();
    Map<String, String> machine =
        Map.of("GCE_METADATA_HOST", host, "CLOUDSDK_CONFIG", folder.toString());
    try (ObjectStore store = store(Map.of(), machine)) {
      assertThat(store.list(ALL)).hasSize(1);
    }
    tokens.stop(0);
    try (ObjectStore store = store(Map.of(), machine)) {
      assertThatThrownBy(() -> store.list(ALL))
          .isInstanceOfSatisfying(
              SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
          .hasMessage(
              "no credentials for gs:// were found. Set gcs.credentials_path to a service account's"
                  + " key file, or GOOGLE_APPLICATION_CREDENTIALS, or gcs.access_token, or"
                  + " gcs.anonymous.");
    }
  }

  @Test
  void saysInOneLineWhatIsWrongWithAKeyFileWithoutShowingIt() throws Exception {
    refused(folder.resolve("none.json"), "can't be read. Check the path and its rights.");
    refused(
        Files.writeString(folder.resolve("text.json"), "s3cret"),
        "holds no JSON. Download the key file anew.");
    refused(keyFile(serviceAccount().put("type", "external")), "type \"external\" are not known");
    refused(keyFile(serviceAccount().put("private_key", "s3cret")), "'private_key' is no RSA key");
    ObjectNode nameless = serviceAccount();
    nameless.remove("client_email");
    refused(keyFile(nameless), "'client_email' is missing. Download the key file anew.");
    refused(
        keyFile(serviceAccount().put("token_uri", tokenUri() + "/denied")),
        "/denied answered 400 invalid_grant. Check service account me@shop.example and its key");
  }

  @Test
  void twoWaysToSayWhoAsksAreRefused() {
    Map<String, String> both = Map.of("credentials_path", "x", "access_token", "y");
    assertThatThrownBy(() -> store(both, Map.of()))
        .hasMessageContaining("gcs.credentials_path and gcs.access_token are two ways");
  }

  private void refused(Path file, String reason) {
    try (ObjectStore store = store(Map.of("credentials_path", file.toString()), Map.of())) {
      assertThatThrownBy(() -> store.list(ALL)).satisfies(e -> isConfig(e, reason));
    } catch (SingerException e) {
      isConfig(e, reason);
    }
  }

  private static void isConfig(Throwable failure, String reason) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessageContaining(reason);
    assertThat(failure.getMessage()).doesNotContain("s3cret").hasLineCount(1);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean denied = exchange.getRequestURI().getPath().endsWith("denied");
      asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      String token = "{\"access_token\":\"t0ken-" + asked.size() + "\",\"expires_in\":3599}";
      byte[] body = (denied ? "{\"error\":\"invalid_grant\"}" : token).getBytes(UTF_8);
      exchange.sendResponseHeaders(denied ? 400 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** The claims, if they are signed by the account's key. */
  private JsonNode verified(String form) throws GeneralSecurityException, IOException {
    String jwt = URLDecoder.decode(form, UTF_8).replaceFirst(".*assertion=", "");
    int dot = jwt.lastIndexOf('.');
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(keys.getPublic());
    signature.update(jwt.substring(0, dot).getBytes(UTF_8));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(jwt.substring(dot + 1)))).isTrue();
    return JSON.readTree(Base64.getUrlDecoder().decode(jwt.substring(jwt.indexOf('.') + 1, dot)));
  }

  private ObjectNode serviceAccount() {
    String body = Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded());
    return JSON.createObjectNode()
        .put("type", "service_account")
        .put("client_email", "me@shop.example")
        .put("private_key_id", "k1")
        .put(
            "private_key", "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n")
        .put("token_uri", tokenUri());
  }

  private Path keyFile(JsonNode content) throws IOException {
    return Files.writeString(folder.resolve("key.json"), content.toString());
  }

  private String tokenUri() {
    return "http://127.0.0.1:" + tokens.getAddress().getPort() + "/token";
  }

  private ObjectStore store(Map<String, String> settings, Map<String, String> environment) {
    return new GcsStore(
        GcsSettings.of(
            name ->
                Optional.ofNullable(settings.get(name))
                    .or(
                        () ->
                            Optional.ofNullable(
                                Map.of(
                                        "storage_endpoint",
                                        storage.endpoint(),
                                        "max_attempts",
                                        "2",
                                        "retry_initial_delay_seconds",
                                        "0.01")
                                    .get(name))),
            environment));
  }
}
