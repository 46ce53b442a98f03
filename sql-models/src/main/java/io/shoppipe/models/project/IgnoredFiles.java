package io.shoppipe.models.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code .dbtignore} in a project's root: patterns as git's of files that are no part of it. The
 * last one that fits decides; one with {@code !} before it takes files back.
 */
record IgnoredFiles(List<Rule> rules) {
  private record Rule(Pattern pattern, boolean ignored) {}

  IgnoredFiles {
    rules = List.copyOf(rules);
  }

  static IgnoredFiles of(Path root) {
    Path file = root.resolve(".dbtignore");
    String text = Files.isRegularFile(file) ? ProjectFiles.text(file, ".dbtignore") : "";
    return new IgnoredFiles(
        text.lines()
            .map(String::stripTrailing)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(IgnoredFiles::rule)
            .toList());
  }

  private static Rule rule(String line) {
    boolean back = line.startsWith("!");
    return new Rule(Pattern.compile(regex(back ? line.substring(1) : line)), !back);
  }

  /** Whether the file of that path, with slashes, from the project's root, is left out. */
  boolean contains(String path) {
    boolean ignored = false;
    for (Rule rule : rules) {
      ignored = rule.pattern().matcher(path).matches() ? rule.ignored() : ignored;
    }
    return ignored;
  }

  /** A slash before the end binds the pattern to the root; one at the end means folders only. */
  private static String regex(String pattern) {
    boolean folder = pattern.endsWith("/");
    String body = folder ? pattern.substring(0, pattern.length() - 1) : pattern;
    boolean bound = body.contains("/");
    body = body.startsWith("/") ? body.substring(1) : body;
    return (bound ? "" : "(?:.*/)?") + glob(body) + (folder ? "/.*" : "(?:/.*)?");
  }

  private static String glob(String body) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < body.length(); i++) {
      char letter = body.charAt(i);
      if (body.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (body.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (letter == '*') {
        regex.append("[^/]*");
      } else if (letter == '?') {
        regex.append("[^/]");
      } else if (letter == '[' && body.indexOf(']', i + 2) > 0) {
        int end = body.indexOf(']', i + 2);
        regex.append('[').append(body.substring(i + 1, end).replaceFirst("^!", "^")).append(']');
        i = end;
      } else {
        regex.append(Pattern.quote(String.valueOf(letter)));
      }
    }
    return regex.toString();
  }
}
