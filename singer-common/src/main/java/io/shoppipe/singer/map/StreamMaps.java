package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.NearMiss;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The setting {@code stream_maps}: by stream, by property, an expression or null. The expressions
 * are a subset of the Singer SDK's: texts in quotes, properties ({@code email}), subscripts ({@code
 * name['first']}), {@code +}, parentheses, {@code .strip() .lower() .upper()}, and the functions
 * {@code md5}, {@code sha256} and {@code hmac_sha256}, whose key is the environment's {@code
 * PII_HASH_KEY}. A null operand makes the whole null.
 */
public final class StreamMaps {
  private final JsonNode config;
  private final Functions functions;

  /** {@code config} is the setting's value; missing or null where it is not set. */
  public StreamMaps(JsonNode config, Map<String, String> environment) {
    this.config = config;
    this.functions = new Functions(environment.getOrDefault(Functions.KEY_VARIABLE, ""));
  }

  /** Adds a problem for each mapped stream that is not among {@code known}. */
  public void checkStreams(Collection<String> known, Problems problems) {
    config
        .fieldNames()
        .forEachRemaining(
            stream -> {
              if (!known.contains(stream)) {
                problems.add(
                    "stream_maps."
                        + stream
                        + ": there is no such stream."
                        + NearMiss.hint(stream, known));
              }
            });
  }

  /**
   * Compiles the map of one stream against its schema; what is wrong is added to {@code problems}.
   */
  public StreamMap compile(String stream, JsonNode schema, List<String> keys, Problems problems) {
    Map<String, Optional<Expression>> properties = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : config.path(stream).properties()) {
      String where = "stream_maps." + stream + "." + entry.getKey();
      if (entry.getKey().startsWith("__")) {
        problems.add(where + ": is not supported; map single properties.");
      } else if (entry.getValue().isNull()) {
        remove(entry.getKey(), keys, where, problems);
        properties.put(entry.getKey(), Optional.empty());
      } else {
        expression(entry.getValue(), schema, where, problems)
            .ifPresent(found -> properties.put(entry.getKey(), Optional.of(found)));
      }
    }
    return new StreamMap(properties);
  }

  private static void remove(String name, List<String> keys, String where, Problems problems) {
    if (keys.contains(name)) {
      problems.add(where + ": a key property can't be removed. Take this line out.");
    }
  }

  private Optional<Expression> expression(
      JsonNode value, JsonNode schema, String where, Problems problems) {
    if (!value.isTextual()) {
      problems.add(where + ": must be an expression in quotes, or null to remove the property.");
      return Optional.empty();
    }
    try {
      return Optional.of(new ExpressionParser(value.textValue(), schema, functions).parse());
    } catch (SyntaxException e) {
      problems.add(where + ": " + e.reason() + " (in \"" + value.textValue() + "\").");
      return Optional.empty();
    }
  }
}
