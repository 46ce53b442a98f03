package io.shoppipe.models.select;

import io.shoppipe.models.graph.Node;
import java.util.Optional;
import java.util.regex.Pattern;

/** The method {@code path:}: a file, a folder, or a glob of either, from the project's root. */
final class PathMatch {
  private PathMatch() {}

  static boolean matches(Node node, String value) {
    String wanted = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    Pattern glob = glob(wanted.startsWith("./") ? wanted.substring(2) : wanted);
    Optional<String> described = node.describedIn();
    return matchesFileOrFolder(glob, node.path())
        || (described.isPresent() && glob.matcher(described.get()).matches());
  }

  private static boolean matchesFileOrFolder(Pattern glob, String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (glob.matcher(path.substring(0, end)).matches()) {
        return true;
      }
    }
    return false;
  }

  /** A star stays in its folder; two stars cross folders. */
  private static Pattern glob(String text) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (text.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (text.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else {
        regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString());
  }
}
