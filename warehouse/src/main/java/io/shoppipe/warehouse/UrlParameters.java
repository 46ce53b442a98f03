package io.shoppipe.warehouse;

import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a warehouse's URL behind the question mark. */
final class UrlParameters {
  private UrlParameters() {}

  /** {@code text}: {@code name=value&name=value}; a name that is not known is refused. */
  static Map<String, String> of(@Nullable String text, List<String> known) {
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

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw SingerException.config(
          "warehouse: a % in the URL is not followed by two hex digits; write % itself as %25");
    }
  }
}
