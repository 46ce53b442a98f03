package io.shoppipe.singer.config;

import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.List;
import java.util.Locale;

/** How {@code --about} is written. */
public enum AboutFormat {
  TEXT,
  JSON,
  MARKDOWN;

  /** In any case; another word is a wrong command line. */
  public static AboutFormat of(String word) {
    for (AboutFormat format : values()) {
      if (format.name().equalsIgnoreCase(word)) {
        return format;
      }
    }
    throw SingerException.usage(
        "--format "
            + word
            + " is unknown; take text, json or markdown."
            + NearMiss.hint(word.toLowerCase(Locale.ROOT), List.of("text", "json", "markdown")));
  }

  /** {@code prefix}: the environment variables'. */
  public String page(About about, String prefix) {
    return switch (this) {
      case TEXT -> about.text(prefix);
      case JSON -> about.json();
      case MARKDOWN -> about.markdown();
    };
  }
}
