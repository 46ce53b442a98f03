package io.shoppipe.models.render;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts CTEs in front of a query, into its own WITH where it has one. */
final class Ctes {
  /** Blanks and comments, then {@code with} and perhaps {@code recursive}. */
  private static final Pattern WITH =
      Pattern.compile(
          "\\A(?:\\s+|--[^\\n]*(?:\\n|\\z)|/\\*.*?\\*/)*+with\\b(\\s+recursive\\b)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private Ctes() {}

  /** {@code ctes} are the queries by name, in the order in which they need each other. */
  static String inject(Map<String, String> ctes, String sql) {
    if (ctes.isEmpty()) {
      return sql;
    }
    String list =
        ctes.entrySet().stream()
            .map(cte -> cte.getKey() + " as (\n" + cte.getValue() + "\n)")
            .collect(Collectors.joining(", "));
    Matcher with = WITH.matcher(sql);
    return with.find()
        ? sql.substring(0, with.end())
            + (with.group(1) == null ? " " : "  ")
            + list
            + ","
            + sql.substring(with.end())
        : blanks(sql) + "with " + list + "\n" + sql.stripLeading();
  }

  private static String blanks(String sql) {
    return sql.substring(0, sql.length() - sql.stripLeading().length());
  }
}
