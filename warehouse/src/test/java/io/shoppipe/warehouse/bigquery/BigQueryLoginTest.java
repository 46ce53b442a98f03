package io.shoppipe.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    String missing = folder.resolve("nowhere.json").toString();
    assertThatThrownBy(() -> credentials(Map.of("method", "service-account", "keyfile", missing)))
        .hasMessage("the key file " + missing + " is not there, or not to be read");
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
