package io.shoppipe.models.yaml;

import io.shoppipe.singer.error.SingerException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML text. Stateless, thread-safe. */
public final class YamlReader {
  private YamlReader() {}

  /** The value that stands in the text; null for an empty one. {@code file} is for messages. */
  public static @Nullable Object value(String file, String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(false)
            .setCodePointLimit(64 * 1024 * 1024)
            .build();
    try {
      return new Load(settings).loadFromString(text);
    } catch (MarkedYamlEngineException broken) {
      throw SingerException.config(place(file, broken) + problem(broken) + ". Correct the YAML.");
    } catch (YamlEngineException broken) {
      throw SingerException.config(
          file + ": " + oneLine(String.valueOf(broken.getMessage())) + ". Correct the YAML.");
    }
  }

  /** The map that the text must hold; an empty text is an empty map. */
  public static YamlMap map(String file, String text) {
    Object value = value(file, text);
    if (value == null) {
      return YamlMap.of(file, Map.of());
    }
    if (value instanceof Map<?, ?> map) {
      return YamlMap.of(file, map);
    }
    throw SingerException.config(file + ": must hold a mapping, not " + Kinds.of(value) + ".");
  }

  private static String place(String file, MarkedYamlEngineException broken) {
    Optional<Mark> mark = broken.getProblemMark();
    return mark.map(m -> file + ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1) + ": ")
        .orElse(file + ": ");
  }

  private static String problem(MarkedYamlEngineException broken) {
    String problem = oneLine(broken.getProblem());
    String context = broken.getContext();
    return context == null ? problem : oneLine(context) + ": " + problem;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
