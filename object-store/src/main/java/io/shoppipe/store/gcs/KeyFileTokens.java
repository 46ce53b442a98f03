package io.shoppipe.store.gcs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.Secrets;
import io.shoppipe.singer.error.SingerException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a file of credentials exchanges for a token: a service account signs who it is (RFC 7523), a
 * user's log-in of gcloud shows its refresh token.
 */
record KeyFileTokens(String place, JsonNode file, InstantSource clock) {
  private static final String TOKENS = "https://oauth2.googleapis.com/token";
  private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_write";
  private static final long LIFETIME_SECONDS = 3600;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where tokens are given out. */
  String address() {
    return file.path("token_uri").asText(TOKENS);
  }

  /** Whom the file names, for messages. */
  String holder() {
    return serviceAccount()
        ? "service account " + file.path("client_email").asText()
        : "the user of " + place;
  }

  /** What is to be posted there as a form. */
  Map<String, String> form() {
    Map<String, String> form = new LinkedHashMap<>();
    if (serviceAccount()) {
      form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
      form.put("assertion", assertion());
      return form;
    }
    form.put("grant_type", "refresh_token");
    for (String name : new String[] {"client_id", "client_secret", "refresh_token"}) {
      form.put(name, text(name));
    }
    Secrets.register(text("client_secret"));
    Secrets.register(text("refresh_token"));
    return form;
  }

  private boolean serviceAccount() {
    return switch (file.path("type").asText()) {
      case "service_account" -> true;
      case "authorized_user" -> false;
      default ->
          throw SingerException.config(
              place
                  + ": credentials of type "
                  + file.path("type")
                  + " are not known; service_account and authorized_user are. Make a key of a"
                  + " service account, or set gcs.access_token.");
    };
  }

  private String assertion() {
    long now = clock.instant().getEpochSecond();
    ObjectNode head = JSON.createObjectNode().put("alg", "RS256").put("typ", "JWT");
    if (file.hasNonNull("private_key_id")) {
      head.put("kid", file.path("private_key_id").asText());
    }
    ObjectNode claims =
        JSON.createObjectNode()
            .put("iss", text("client_email"))
            .put("scope", SCOPE)
            .put("aud", address())
            .put("iat", now)
            .put("exp", now + LIFETIME_SECONDS);
    String signed =
        base64(head.toString().getBytes(UTF_8)) + "." + base64(claims.toString().getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(privateKey());
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw SingerException.config(
          place + ": 'private_key' is no RSA key in PEM form. Download the key file anew.");
    }
  }

  private PrivateKey privateKey() throws GeneralSecurityException {
    String pem = text("private_key");
    String body = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\\s", "");
    byte[] der = Base64.getDecoder().decode(body);
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  private String text(String name) {
    String text = file.path(name).asText("");
    if (text.isEmpty()) {
      throw SingerException.config(
          place + ": '" + name + "' is missing. Download the key file anew.");
    }
    return text;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "KeyFileTokens[" + place + "]";
  }
}
