package io.shoppipe.singer.map;

import io.shoppipe.singer.error.NearMiss;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The functions and methods that an expression may call. Digests are lower-case hex digits. */
final class Functions {
  /** The environment variable that holds the key of {@code hmac_sha256}. */
  static final String KEY_VARIABLE = "PII_HASH_KEY";

  private static final Map<String, UnaryOperator<String>> METHODS =
      Map.of(
          "strip", Functions::strip,
          "lower", text -> text.toLowerCase(Locale.ROOT),
          "upper", text -> text.toUpperCase(Locale.ROOT));

  private static final Set<String> NAMES = Set.of("md5", "sha256", "hmac_sha256");

  private final String key;

  /** {@code key} is that of {@code hmac_sha256}, empty where the environment has none. */
  Functions(String key) {
    this.key = key;
  }

  /** The function of that name; refused if it is unknown, or needs a key that is not there. */
  UnaryOperator<String> named(String name) {
    return switch (name) {
      case "md5" -> text -> digest("MD5", text);
      case "sha256" -> text -> digest("SHA-256", text);
      case "hmac_sha256" -> hmac();
      default -> throw unknown(name, NAMES);
    };
  }

  /** The method of that name; refused if it is unknown. */
  static UnaryOperator<String> method(String name) {
    UnaryOperator<String> method = METHODS.get(name);
    if (method == null) {
      throw unknown(name, METHODS.keySet());
    }
    return method;
  }

  private static SyntaxException unknown(String name, Set<String> known) {
    String all = String.join(", ", new TreeSet<>(known));
    return new SyntaxException(
        "'" + name + "()' is not known; there are " + all + "." + NearMiss.hint(name, known));
  }

  private UnaryOperator<String> hmac() {
    if (key.isEmpty()) {
      throw new SyntaxException(
          "hmac_sha256 needs its key in the environment variable "
              + KEY_VARIABLE
              + "; make one with 'openssl rand -hex 32', keep it, and export it");
    }
    SecretKeySpec spec = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    return text -> {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(spec);
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static String digest(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As Python's: all white space of Unicode, no-break blanks too. */
  private static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && blank(text.charAt(start))) {
      start++;
    }
    while (end > start && blank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
