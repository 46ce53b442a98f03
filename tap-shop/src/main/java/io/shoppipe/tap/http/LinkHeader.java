package io.shoppipe.tap.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header Link (RFC 8288). Pure. */
final class LinkHeader {
  private static final Pattern LINK =
      Pattern.compile("<([^>]*)>((?:\\s*;\\s*[^,;\"]+(?:\"[^\"]*\")?)*)");
  private static final Pattern NEXT =
      Pattern.compile(
          ";\\s*rel\\s*=\\s*(?:\"(?:[^\"]*\\s)?next(?:\\s[^\"]*)?\"|next(?![\\w-]))",
          Pattern.CASE_INSENSITIVE);

  private LinkHeader() {}

  /** The target of the first link whose relation is {@code next}. */
  static Optional<String> next(List<String> values) {
    for (String value : values) {
      Matcher links = LINK.matcher(value);
      while (links.find()) {
        if (NEXT.matcher(links.group(2)).find()) {
          return Optional.of(links.group(1));
        }
      }
    }
    return Optional.empty();
  }
}
