package io.shoppipe.models.graph;

import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The selection methods: what comes before the colon. */
final class Methods {
  private static final Map<String, BiPredicate<Node, String>> ALL = new TreeMap<>();

  static {
    ALL.put("fqn", Methods::fqn);
    ALL.put("tag", (node, value) -> anyMatch(value, node.config().tags()));
    ALL.put("path", Methods::path);
    ALL.put("file", Methods::file);
    ALL.put("package", (node, value) -> Wildcards.match(value, node.fqn().get(0)));
    ALL.put("resource_type", (node, value) -> node.resourceType().equals(value));
    ALL.put("source", Methods::source);
    ALL.put("test_name", Methods::testName);
    ALL.put("test_type", Methods::testType);
    ALL.put("exposure", (node, value) -> false);
  }

  private Methods() {}

  static boolean matches(Criterion criterion, Node node) {
    String method = criterion.method();
    if (method.startsWith("config.")) {
      return config(node, method.substring("config.".length()), criterion.value());
    }
    BiPredicate<Node, String> known = ALL.get(method);
    if (known == null) {
      throw SingerException.usage(
          "Unknown selection method '"
              + method
              + "' in '"
              + criterion.text()
              + "'."
              + NearMiss.hint(method, ALL.keySet())
              + " There is: "
              + String.join(", ", ALL.keySet())
              + ", config.KEY");
    }
    return known.test(node, criterion.value());
  }

  /** A source is found by {@code source:} only. */
  private static boolean fqn(Node node, String value) {
    List<String> fqn = node.fqn();
    return !(node instanceof SourceNode) && matchesFqn(fqn, value);
  }

  private static boolean matchesFqn(List<String> fqn, String value) {
    return fqn.get(fqn.size() - 1).equals(value)
        || fqnStart(fqn, value)
        || fqnStart(fqn.subList(1, fqn.size()), value);
  }

  private static boolean fqnStart(List<String> fqn, String value) {
    List<String> parts = Arrays.asList(String.join(".", fqn).split("\\.", -1));
    List<String> wanted = Arrays.asList(value.split("\\.", -1));
    if (parts.size() < wanted.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (Wildcards.present(wanted.get(i))) {
        return Wildcards.match(
            String.join(".", wanted.subList(i, wanted.size())),
            String.join(".", parts.subList(i, parts.size())));
      }
      if (!parts.get(i).equals(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean path(Node node, String value) {
    String folder = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    return node.path().startsWith(folder + "/") || Wildcards.match(folder, node.path());
  }

  private static boolean file(Node node, String value) {
    String name = node.path().substring(node.path().lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return Wildcards.match(value, name)
        || Wildcards.match(value, dot < 0 ? name : name.substring(0, dot));
  }

  private static boolean source(Node node, String value) {
    if (!(node instanceof SourceNode source)) {
      return false;
    }
    List<String> full = List.of(source.fqn().get(0), source.source(), source.name());
    List<String> wanted = Arrays.asList(value.split("\\.", -1));
    List<String> parts = wanted.size() == 3 ? full : full.subList(1, 3);
    for (int i = 0; i < wanted.size() && i < parts.size(); i++) {
      if (!Wildcards.match(wanted.get(i), parts.get(i))) {
        return false;
      }
    }
    return wanted.size() <= 3;
  }

  private static boolean testName(Node node, String value) {
    return node instanceof TestNode test
        && test.generic().map(generic -> Wildcards.match(value, generic.test())).orElse(false);
  }

  private static boolean testType(Node node, String value) {
    if (!(node instanceof TestNode test)) {
      return false;
    }
    return value.equals("data")
        || value.equals(test.generic().isPresent() ? "generic" : "singular");
  }

  private static boolean config(Node node, String key, String value) {
    @Nullable Object found = node.config().values().get(key);
    if (key.equals("materialized") && node instanceof RelationNode model) {
      found = model.materialized();
    }
    for (String part : key.split("\\.", -1)) {
      if (found == null && node.config().values().get(part) instanceof Map<?, ?> map) {
        found = map.get(key.substring(key.indexOf('.') + 1));
      }
    }
    if (found instanceof List<?> list) {
      return list.stream().anyMatch(item -> value.equals(String.valueOf(item)));
    }
    return found != null && value.equalsIgnoreCase(found.toString());
  }

  private static boolean anyMatch(String pattern, List<String> values) {
    return values.stream().anyMatch(value -> Wildcards.match(pattern, value));
  }
}
