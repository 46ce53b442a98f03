package io.shoppipe.models.render;

import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.singer.error.SingerException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code external_location} of a source on DuckDB: the files that it is, or the function that reads
 * them, with the source's own words in it. Pure.
 */
final class ExternalLocation {
  private static final Map<String, Pattern> FORMATTERS =
      Map.of(
          "newstyle", Pattern.compile("\\{(\\w+)}"),
          "oldstyle", Pattern.compile("%\\((\\w+)\\)s"),
          "template", Pattern.compile("\\$\\{?(\\w+)}?"));

  private final SourceNode source;
  private final Map<String, @Nullable Object> words = new LinkedHashMap<>();

  private ExternalLocation(SourceNode source) {
    this.source = source;
    words.put("name", source.name());
    words.put("identifier", source.relation().identifier());
    words.put("schema", source.relation().schema());
    words.put("database", source.relation().database());
    words.put("tags", source.tags());
    if (source.config().values().get("meta") instanceof Map<?, ?> meta) {
      meta.forEach((key, value) -> words.put(String.valueOf(key), value));
    }
    words.putAll(source.config().values());
  }

  /** What stands in a query in the place of the source's name. */
  static Optional<String> of(SourceNode source) {
    return new ExternalLocation(source).sql();
  }

  private Optional<String> sql() {
    return Optional.ofNullable(words.get("external_location"))
        .map(template -> filled(template.toString()))
        .map(text -> text.contains("(") || text.startsWith("'") ? text : "'" + text + "'");
  }

  private String filled(String template) {
    String formatter = String.valueOf(words.getOrDefault("formatter", "newstyle"));
    Pattern pattern = FORMATTERS.get(formatter);
    if (pattern == null) {
      throw wrong(
          "formatter '"
              + formatter
              + "' not recognized. Must be one of 'newstyle', 'oldstyle', or 'template'.");
    }
    Matcher places = pattern.matcher(template);
    StringBuilder text = new StringBuilder();
    while (places.find()) {
      String word = places.group(1);
      if (!words.containsKey(word)) {
        throw wrong("external_location names '" + word + "', which it has not.");
      }
      places.appendReplacement(text, Matcher.quoteReplacement(String.valueOf(words.get(word))));
    }
    return places.appendTail(text).toString();
  }

  private SingerException wrong(String why) {
    return SingerException.config(
        "%s: the source %s.%s: %s".formatted(source.path(), source.source(), source.name(), why));
  }
}
