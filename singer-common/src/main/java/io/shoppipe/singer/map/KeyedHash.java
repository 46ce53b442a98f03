package io.shoppipe.singer.map;

import io.shoppipe.singer.error.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 of texts in UTF-8, in lower-case hex digits: hides a value, equal ones stay equal.
 */
public final class KeyedHash {
  /** The environment variable that holds the key. */
  public static final String VARIABLE = "PII_HASH_KEY";

  private static final String ALGORITHM = "HmacSHA256";

  /** Holds the key; each hash is a copy's, since finding the algorithm costs more than hashing. */
  private final Mac keyed;

  /** {@code key} must not be empty. */
  public KeyedHash(String key) {
    Secrets.register(key);
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text's hash: 64 digits. */
  public String hex(String text) {
    return HexFormat.of().formatHex(bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  byte[] bytes(byte[] text) {
    try {
      return ((Mac) keyed.clone()).doFinal(text);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }
}
