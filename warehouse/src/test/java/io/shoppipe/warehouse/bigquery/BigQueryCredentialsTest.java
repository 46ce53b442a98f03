package io.shoppipe.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.cloud.NoCredentials;
import io.shoppipe.warehouse.api.WarehouseException;
import io.shoppipe.warehouse.bigquery.BigQueryAddress.Access;
import io.shoppipe.warehouse.bigquery.BigQueryAddress.Limits;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class BigQueryCredentialsTest {
  @Test
  void readsTheKeyThatIsGiven() throws GeneralSecurityException {
    assertThat(google(new Access(key(), "", "")))
        .isInstanceOfSatisfying(
            ServiceAccountCredentials.class,
            found -> assertThat(found.getClientEmail()).isEqualTo("loader@p.iam"));
  }

  @Test
  void takesAnotherAccountOnAndNamesWhoseQuotaCounts() throws GeneralSecurityException {
    assertThat(google(new Access(key(), "other@p.iam", "payer")))
        .isInstanceOfSatisfying(
            ImpersonatedCredentials.class,
            found -> {
              assertThat(found.getAccount()).isEqualTo("other@p.iam");
              assertThat(found.getQuotaProjectId()).isEqualTo("payer");
            });
  }

  @Test
  void refusesWhatIsNoKeyWithoutTellingIt() {
    assertThatThrownBy(() -> google(new Access("{\"private_key\": \"s3cret\"}", "", "")))
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "bigquery://p/d: credentials_json is no key of a service account; give it the whole"
                + " text of the JSON file that Google made");
  }

  @Test
  void asksATestServerWithoutAny() {
    assertThat(credentials("http://127.0.0.1:1", new Access("x", "y", "z")).found())
        .isInstanceOf(NoCredentials.class);
  }

  @Test
  void tellsNoKeyInText() {
    assertThat(new Access("s3cret", "a", "b").toString()).isEqualTo("Access[a, b]");
  }

  private static GoogleCredentials google(Access access) {
    return credentials("", access).google();
  }

  private static BigQueryCredentials credentials(String endpoint, Access access) {
    BigQueryAddress address =
        new BigQueryAddress(
            "p", "d", "", endpoint, BigQueryAddress.FIRST_DELAY, access, Limits.NONE);
    return new BigQueryCredentials(address, new BigQueryFailures(address.text()));
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
