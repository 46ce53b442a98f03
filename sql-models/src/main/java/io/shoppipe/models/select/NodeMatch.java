package io.shoppipe.models.select;

import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.singer.error.SingerException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The methods that look at one node's names and kind. */
final class NodeMatch {
  private static final Set<String> VERSIONS = Set.of("latest", "prerelease", "old", "none");

  private NodeMatch() {}

  /** A source is found by {@code source:} only. */
  static boolean fqn(Node node, String value) {
    if (node instanceof SourceNode) {
      return false;
    }
    List<String> fqn = node.fqn();
    return selected(fqn, value, versioned(node))
        || (fqn.size() > 1 && selected(fqn.subList(1, fqn.size()), value, versioned(node)));
  }

  /** A version is the last part of the name, such as {@code v2}. */
  private static boolean versioned(Node node) {
    return node.resourceType().equals("model")
        && !node.fqn().get(node.fqn().size() - 1).equals(node.name());
  }

  private static boolean selected(List<String> fqn, String value, boolean versioned) {
    List<String> wanted = Arrays.asList(value.split("\\.", -1));
    int end = fqn.size();
    String leaf = versioned && end > 1 ? fqn.get(end - 2) : fqn.get(end - 1);
    if (leaf.equals(value) || (versioned && end > 1 && lastTwo(fqn).equals(lastTwo(wanted)))) {
      return true;
    }
    List<String> parts = Arrays.asList(String.join(".", fqn).split("\\.", -1));
    if (parts.size() < wanted.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (Wildcards.present(wanted.get(i))) {
        return Wildcards.match(rest(wanted, i), rest(parts, i))
            || (wanted.size() == 1 && Wildcards.match(value, leaf));
      }
      if (!parts.get(i).equals(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String lastTwo(List<String> parts) {
    return String.join("_", parts.subList(Math.max(0, parts.size() - 2), parts.size()));
  }

  private static String rest(List<String> parts, int from) {
    return String.join(".", parts.subList(from, parts.size()));
  }

  static boolean any(String pattern, List<String> values) {
    return values.stream().anyMatch(value -> Wildcards.match(pattern, value));
  }

  static boolean group(Node node, String value) {
    return node.config().text("group").map(group -> Wildcards.match(value, group)).orElse(false);
  }

  static boolean access(Node node, String value) {
    return node.resourceType().equals("model")
        && node.config().text("access").orElse("protected").equals(value);
  }

  static boolean file(Node node, String value) {
    String name = node.path().substring(node.path().lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return Wildcards.match(value, name)
        || Wildcards.match(value, dot < 0 ? name : name.substring(0, dot));
  }

  static boolean testName(Node node, String value) {
    if (node.resourceType().equals("unit_test")) {
      return Wildcards.match(value, node.name());
    }
    return node instanceof TestNode test
        && test.generic().map(generic -> Wildcards.match(value, generic.test())).orElse(false);
  }

  static boolean testType(Node node, String value) {
    if (node.resourceType().equals("unit_test")) {
      return value.equals("unit");
    }
    if (!(node instanceof TestNode test)) {
      return false;
    }
    String kind = value.equals("schema") ? "generic" : value;
    return kind.equals("data") || kind.equals(test.generic().isPresent() ? "generic" : "singular");
  }

  /** A model's version, compared with the latest one. */
  static boolean version(Node node, String value) {
    if (!VERSIONS.contains(value)) {
      throw SingerException.usage(
          "version:%s: there is %s".formatted(value, String.join(", ", VERSIONS)));
    }
    return node.resourceType().equals("model") && node.versionStatus().equals(value);
  }
}
