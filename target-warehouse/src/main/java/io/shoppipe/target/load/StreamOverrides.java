package io.shoppipe.target.load;

import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.error.NearMiss;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings under {@code streams}: by a stream's name, or by a pattern in which {@code *} stands
 * for any characters. The more a pattern says (characters that are no {@code *}), the later it is
 * laid over; the exact name wins.
 */
final class StreamOverrides {
  private static final String STREAMS = "streams";

  private final Config config;
  private final List<String> names = new ArrayList<>();

  StreamOverrides(Config config) {
    this.config = config;
    config.node(STREAMS).fieldNames().forEachRemaining(names::add);
    names.sort(
        Comparator.comparing((String name) -> !isPattern(name))
            .thenComparing(name -> name.replace("*", "").length())
            .thenComparing(name -> name));
  }

  /** The config with the stream's own settings in the place of the general ones. */
  Config of(String stream) {
    Config own = config;
    for (String name : names) {
      if (matches(name, stream)) {
        own = own.with(config.node(STREAMS).path(name));
      }
    }
    return own;
  }

  /** A line for each name that is none of these streams. */
  List<String> unmatched(Collection<String> loaded) {
    return names.stream()
        .filter(name -> loaded.stream().noneMatch(stream -> matches(name, stream)))
        .map(
            name ->
                "config: 'streams."
                    + name
                    + "' was not used: no such stream came."
                    + NearMiss.hint(name, loaded))
        .toList();
  }

  private static boolean isPattern(String name) {
    return name.indexOf('*') >= 0;
  }

  private static boolean matches(String name, String stream) {
    if (!isPattern(name)) {
      return name.equals(stream);
    }
    String regex =
        Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.compile(regex, Pattern.DOTALL).matcher(stream).matches();
  }
}
