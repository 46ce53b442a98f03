package io.shoppipe.models.connection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a DuckDB profile says beside its path, as statements: {@code extensions} and {@code attach}
 * for the whole run, {@code settings} for each connection. Paths count from {@code folder}. Pure.
 */
public record DuckDbSettings(Map<String, @Nullable Object> profile, Path folder) {
  /** Loads extensions, fetching those that miss, and attaches other databases. */
  public List<String> once() {
    List<String> statements = new ArrayList<>();
    for (Object extension : list("extensions")) {
      if (extension instanceof Map<?, ?> from) {
        statements.add("install %s from %s".formatted(from.get("name"), from.get("repo")));
        statements.add("load " + from.get("name"));
      } else {
        statements.add("install " + extension);
        statements.add("load " + extension);
      }
    }
    for (Object other : list("attach")) {
      statements.add(other instanceof Map<?, ?> map ? attach(map) : attach(Map.of("path", other)));
    }
    return statements;
  }

  /** For every new connection. */
  public List<String> each() {
    List<String> statements = new ArrayList<>();
    if (profile.get("settings") instanceof Map<?, ?> settings) {
      settings.forEach(
          (key, value) -> statements.add("set " + key + " = " + literal(String.valueOf(value))));
    }
    return statements;
  }

  private List<?> list(String key) {
    return profile.get(key) instanceof List<?> list ? list : List.of();
  }

  private String attach(Map<?, ?> other) {
    StringBuilder sql = new StringBuilder("attach if not exists ");
    sql.append(literal(path(String.valueOf(other.get("path")))));
    if (other.get("alias") != null) {
      sql.append(" as ").append(other.get("alias"));
    }
    List<String> options = options(other);
    return options.isEmpty() ? sql.toString() : sql + " (" + String.join(", ", options) + ")";
  }

  /** A file's path; addresses such as {@code md:}, {@code s3://} and {@code :memory:} stay. */
  private String path(String path) {
    return path.contains(":") || path.contains("=") ? path : folder.resolve(path).toString();
  }

  private static List<String> options(Map<?, ?> other) {
    List<String> options = new ArrayList<>();
    if (other.get("type") != null) {
      options.add("type " + other.get("type"));
    }
    if (other.get("secret") != null) {
      options.add("secret " + other.get("secret"));
    }
    if (Boolean.TRUE.equals(other.get("read_only"))) {
      options.add("read_only");
    }
    if (other.get("options") instanceof Map<?, ?> more) {
      more.forEach((key, value) -> option(String.valueOf(key), value, options));
    }
    return options;
  }

  private static void option(String key, @Nullable Object value, List<String> into) {
    String name = key.toLowerCase(Locale.ROOT);
    if (Boolean.TRUE.equals(value)) {
      into.add(name);
    } else if (value instanceof String text) {
      boolean plain = name.equals("type") || name.equals("secret") || text.startsWith("'");
      into.add(name + " " + (plain ? text : literal(text)));
    } else if (value != null && !Boolean.FALSE.equals(value)) {
      into.add(name + " " + value);
    }
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
