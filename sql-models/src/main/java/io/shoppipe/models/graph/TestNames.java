package io.shoppipe.models.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names that dbt gives to generic tests. Pure. */
public final class TestNames {
  private static final int LONGEST = 63;
  private static final int KEPT = 30;
  private static final int HASH = 10;

  private TestNames() {}

  /** {@code <kind>_<target>_<arguments>}, the arguments by name. */
  public static String full(String kind, String target, Map<String, @Nullable Object> arguments) {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(arguments).forEach((name, value) -> flat(value).forEach(parts::add));
    return kind
        + "_"
        + target
        + "_"
        + parts.stream()
            .map(part -> part.replaceAll("[^0-9a-zA-Z_]+", "_"))
            .collect(Collectors.joining("__"));
  }

  /** The name itself, or its start and a hash where it is 64 characters or longer. */
  public static String shortened(String kind, String target, String full) {
    if (full.length() <= LONGEST) {
      return full;
    }
    String start = kind + "_" + target;
    return start.substring(0, Math.min(KEPT, start.length())) + "_" + md5(full);
  }

  /** The hash at the end of a test's unique id: of its name and of all it is called with. */
  public static String hash(String name, Map<String, @Nullable Object> metadata) {
    String md5 = md5(name + python(metadata));
    return md5.substring(md5.length() - HASH);
  }

  private static List<String> flat(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().map(TestNames::text).toList();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(TestNames::text).toList();
    }
    return List.of(text(value));
  }

  /** A scalar as Python's {@code str} writes it. */
  private static String text(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof Boolean bool) {
      return bool ? "True" : "False";
    }
    return value instanceof Map || value instanceof List ? python(value) : value.toString();
  }

  /** Python's {@code repr} of maps (by key) and lists whose scalars are text. */
  private static String python(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
      return sorted.entrySet().stream()
          .map(entry -> quoted(entry.getKey()) + ": " + python(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(TestNames::python).collect(Collectors.joining(", ", "[", "]"));
    }
    return quoted(text(value));
  }

  private static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    if (escaped.contains("'") && !escaped.contains("\"")) {
      return '"' + escaped + '"';
    }
    return "'" + escaped.replace("'", "\\'") + "'";
  }

  private static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this JDK has no MD5", missing);
    }
  }
}
