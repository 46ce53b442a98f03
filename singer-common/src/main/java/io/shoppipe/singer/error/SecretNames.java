package io.shoppipe.singer.error;

import java.util.List;
import java.util.Locale;

/**
 * Which names of fields tell that the value is a secret: passwords, tokens, keys, numbers of cards.
 * Case, blanks and punctuation make no difference.
 */
public final class SecretNames {
  private static final List<String> WITHIN =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "secret",
          "apikey",
          "privatekey",
          "accesskey",
          "credential",
          "authorization",
          "creditcard",
          "cardnumber",
          "cardno",
          "ccnumber");

  private static final List<String> AT_THE_END =
      List.of("token", "pwd", "cvv", "cvc", "iban", "ssn");

  private SecretNames() {}

  /** Whether the field's value should not be shown to people who did not ask for it. */
  public static boolean tells(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    return WITHIN.stream().anyMatch(plain::contains)
        || AT_THE_END.stream().anyMatch(plain::endsWith);
  }
}
