package io.shoppipe.warehouse;

import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a warehouse's URL behind the question mark. */
final class UrlParameters {
  private UrlParameters() {}

  /** {@code text}: {@code name=value&name=value}; a name that is not known is refused. */
  static Map<String, String> of(@Nullable String text, Collection<String> known) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (text == null || text.isEmpty()) {
      return parameters;
    }
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!known.contains(name)) {
        throw SingerException.config(
            "warehouse: the URL's parameter '"
                + name
                + "' is unknown."
                + NearMiss.hint(name, known));
      }
      parameters.put(name, decoded(pair.substring(equals + 1)));
    }
    return parameters;
  }

  /** A part of a URL as it is meant; a plus is a plus. */
  static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw SingerException.config(
          "warehouse: a % in the URL is not followed by two hex digits; write % itself as %25");
    }
  }
}
