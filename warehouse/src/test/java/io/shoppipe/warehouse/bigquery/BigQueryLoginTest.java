package io.shoppipe.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.api.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BigQueryLoginTest {
  private static final List<String> SCOPES = List.of("https://www.googleapis.com/auth/bigquery");

  @TempDir private Path folder;

  @Test
  void readsAKeyThatIsGivenAndOneInAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("key.json"), key());
    for (Map<String, String> settings :
        List.of(
            Map.of("method", "service-account-json", "keyfile_json", key()),
            Map.of("method", "service-account", "keyfile", file.toString()))) {
      assertThat(credentials(settings))
          .isInstanceOfSatisfying(
              ServiceAccountCredentials.class,
              found -> {
                assertThat(found.getClientEmail()).isEqualTo("loader@p.iam");
                assertThat(found.getScopes()).containsExactlyElementsOf(SCOPES);
              });
    }
  }

  @Test
  void takesAnotherAccountOn() throws Exception {
    Map<String, String> settings =
        Map.of(
            "method", "service-account-json",
            "keyfile_json", key(),
            "impersonate_service_account", "other@p.iam");
    assertThat(credentials(settings))
        .isInstanceOfSatisfying(
            ImpersonatedCredentials.class,
            found -> {
              assertThat(found.getAccount()).isEqualTo("other@p.iam");
              assertThat(((ServiceAccountCredentials) found.getSourceCredentials()).getScopes())
                  .containsExactly("https://www.googleapis.com/auth/cloud-platform");
            });
  }

  @Test
  void takesTokensAsDbtDoes() throws IOException {
    assertThat(credentials(Map.of("method", "oauth-secrets", "token", "t")).getAccessToken())
        .satisfies(token -> assertThat(token.getTokenValue()).isEqualTo("t"));
    assertThat(
            credentials(
                Map.of(
                    "method", "oauth-secrets",
                    "refresh_token", "r",
                    "client_id", "c",
                    "client_secret", "s")))
        .isInstanceOf(UserCredentials.class);
  }

  @Test
  void refusesWhatIsNoKeyWithoutTellingIt() {
    for (String text : List.of("s3cret", "{\"private_key\": \"s3cret\"}", "")) {
      assertThatThrownBy(
              () -> credentials(Map.of("method", "service-account-json", "keyfile_json", text)))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "the key that is given is no key; give the whole text of the JSON file that Google"
                  + " made");
    }
    for (Path none : List.of(folder.resolve("nowhere.json"), folder)) {
      assertThatThrownBy(() -> credentials(ofFile(none)))
          .hasMessage("the key file " + none + " is not there, or not to be read");
    }
  }

  @Test
  void refusesFilesThatHoldNoKeyByTheirName() throws IOException {
    Path file = folder.resolve("key.json");
    for (String text : List.of("no json", "[]", "{}", "{\"type\": \"s3cret\"}", "{\"type\": 5}")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> credentials(ofFile(file)))
          .isInstanceOf(IOException.class)
          .hasMessage(file + " is no key; give the whole text of the JSON file that Google made");
    }
  }

  @Test
  void asksForTheScopesAndAtTheAddressThatAreSet() throws Exception {
    assertThat(
            credentials(
                Map.of(
                    "method", "service-account-json",
                    "keyfile_json", key(),
                    "scopes", "a b")))
        .isInstanceOfSatisfying(
            ServiceAccountCredentials.class,
            found -> assertThat(found.getScopes()).containsExactly("a", "b"));
    assertThat(
            credentials(
                Map.of(
                    "method", "oauth-secrets",
                    "refresh_token", "r",
                    "client_id", "c",
                    "client_secret", "s",
                    "token_uri", "https://a.b/token")))
        .isInstanceOfSatisfying(
            UserCredentials.class,
            found ->
                assertThat(found.toBuilder().getTokenServerUri()).hasToString("https://a.b/token"));
  }

  /** What is no key is told where a token would be sent, and only there. */
  @ParameterizedTest
  @CsvSource({
    "https://bigquery.eu.rep.googleapis.com, true",
    "https://bigquery-shop.p.googleapis.com:443, true",
    "http://bigquery.googleapis.com, false",
    "https://googleapis.com.evil.org, false",
    "http://127.0.0.1:9050, false",
  })
  void credentialsGoToGoogleAlone(String endpoint, boolean sent) {
    BigQueryAddress address = new BigQueryAddress("p", "d", "", endpoint, Duration.ofMillis(2));
    BigQueryLogin login =
        new BigQueryLogin(Map.of("method", "service-account-json", "keyfile_json", "none"));
    try (Warehouse warehouse =
        new BigQueryWarehouse(address, login, JobSettings.NONE, new Delivery.Uploads())) {
      if (sent) {
        assertThatThrownBy(warehouse::open)
            .isInstanceOfSatisfying(
                WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
            .hasMessage(
                "bigquery://p/d: no credentials: the key that is given is no key; give the whole"
                    + " text of the JSON file that Google made; run gcloud auth"
                    + " application-default login, name a key file in"
                    + " GOOGLE_APPLICATION_CREDENTIALS, or set credentials_json");
      } else {
        assertThatCode(() -> warehouse.open()).doesNotThrowAnyException();
      }
    }
  }

  private static Map<String, String> ofFile(Path file) {
    return Map.of("method", "service-account", "keyfile", file.toString());
  }

  @Test
  void tellsNoSecretInText() {
    assertThat(new BigQueryLogin(Map.of("method", "oauth-secrets", "token", "t0p")).toString())
        .isEqualTo("BigQueryLogin[oauth-secrets]");
  }

  private static GoogleCredentials credentials(Map<String, String> settings) throws IOException {
    return new BigQueryLogin(settings).credentials(SCOPES);
  }

  private static String key() throws GeneralSecurityException {
    byte[] secret = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
    ObjectNode key = new ObjectMapper().createObjectNode();
    key.put("type", "service_account").put("project_id", "p").put("client_id", "1");
    key.put("client_email", "loader@p.iam").put("private_key_id", "2");
    key.put(
        "private_key",
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(secret)
            + "\n-----END PRIVATE KEY-----\n");
    return key.toString();
  }
}
