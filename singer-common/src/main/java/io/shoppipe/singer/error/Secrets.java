package io.shoppipe.singer.error;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Masks secrets in text that a person may see. A value that was read as a secret is registered once
 * and masked from then on; user information in URLs is masked without being registered.
 * Thread-safe; the one process-wide registry, since logs and exceptions are process-wide too.
 */
public final class Secrets {
  /** What stands in the place of a secret. */
  public static final String MASK = "***";

  private static final int SHORTEST_MASKED = 3;
  private static final Pattern URL_PASSWORD = Pattern.compile("(://[^:/?#@\\s]*:)[^@/\\s]+@");
  private static final Pattern KEY_VALUE =
      Pattern.compile(
          "(?i)((?:password|passwd|pwd|token|secret|api_?key)=)[^&\\s\"']*[^&\\s\"'.,:;)]");
  private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

  private Secrets() {}

  /**
   * Remembers a secret value. Values shorter than three characters are ignored: masking them would
   * mangle all text.
   */
  public static void register(String value) {
    if (value.length() >= SHORTEST_MASKED) {
      KNOWN.add(value);
    }
  }

  /**
   * The text with every registered secret, URL password and {@code password=…} value replaced by
   * {@link #MASK}.
   */
  public static String mask(String text) {
    String masked = text;
    if (masked.contains("://")) {
      masked = URL_PASSWORD.matcher(masked).replaceAll("$1" + MASK + "@");
    }
    if (mayNameSecret(masked)) {
      masked = KEY_VALUE.matcher(masked).replaceAll("$1" + MASK);
    }
    for (String secret : KNOWN) {
      masked = masked.replace(secret, MASK);
    }
    return masked;
  }

  /**
   * Whether a word that ends as those of secrets do stands before a {@code =}; long texts have
   * many.
   */
  private static boolean mayNameSecret(String text) {
    for (int at = text.indexOf('=', 1); at > 0; at = text.indexOf('=', at + 1)) {
      if ("dntyDNTY".indexOf(text.charAt(at - 1)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
