package io.shoppipe.models.select;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** The selection methods: what comes before the colon. */
public final class Methods {
  private final Map<String, BiPredicate<Node, String>> byNode = new TreeMap<>();
  private final EarlierRun earlier;

  /** {@code project} is the root project's name. */
  public Methods(String project, EarlierRun earlier) {
    this.earlier = earlier;
    byNode.put("fqn", NodeMatch::fqn);
    byNode.put("tag", (node, value) -> NodeMatch.any(value, node.tags()));
    byNode.put("group", NodeMatch::group);
    byNode.put("access", NodeMatch::access);
    byNode.put("path", PathMatch::matches);
    byNode.put("file", NodeMatch::file);
    byNode.put("package", (node, value) -> packaged(node, value.equals("this") ? project : value));
    byNode.put("resource_type", (node, value) -> node.resourceType().equals(value));
    byNode.put("source", Methods::source);
    byNode.put("test_name", NodeMatch::testName);
    byNode.put("test_type", NodeMatch::testType);
    byNode.put("version", NodeMatch::version);
    for (String kind :
        List.of("exposure", "metric", "semantic_model", "saved_query", "unit_test")) {
      byNode.put(kind, (node, value) -> named(kind, node, value));
    }
  }

  /** Ids of the nodes that match, without the criterion's graph operators. */
  Set<String> search(ModelGraph graph, Criterion criterion) {
    String value = criterion.value();
    return switch (criterion.method()) {
      case "state" -> within(graph, earlier.state(value));
      case "result" -> within(graph, earlier.result(value));
      case "source_status" -> within(graph, earlier.sourceStatus(value));
      default -> search(graph, criterion, predicate(criterion));
    };
  }

  private static Set<String> within(ModelGraph graph, Set<String> ids) {
    Set<String> found = new LinkedHashSet<>(ids);
    found.removeIf(id -> graph.find(id).isEmpty());
    return found;
  }

  private static Set<String> search(
      ModelGraph graph, Criterion criterion, BiPredicate<Node, String> predicate) {
    Set<String> found = new LinkedHashSet<>();
    for (Node node : graph.nodes()) {
      if (predicate.test(node, criterion.value())) {
        found.add(node.id());
      }
    }
    return found;
  }

  private BiPredicate<Node, String> predicate(Criterion criterion) {
    String method = criterion.method();
    if (method.startsWith("config.")) {
      return (node, value) ->
          ConfigMatch.matches(node, method.substring("config.".length()), value);
    }
    BiPredicate<Node, String> known = byNode.get(method);
    if (known == null) {
      throw SingerException.usage(
          "Unknown selection method '"
              + method
              + "' in '"
              + criterion.text()
              + "'."
              + NearMiss.hint(method, byNode.keySet())
              + " There is: "
              + String.join(", ", byNode.keySet())
              + ", config.KEY, state, result, source_status, selector");
    }
    return known;
  }

  private static boolean packaged(Node node, String value) {
    return Wildcards.match(value, node.fqn().get(0));
  }

  /** {@code name} or {@code package.name}. */
  private static boolean named(String kind, Node node, String value) {
    int dot = value.indexOf('.');
    return node.resourceType().equals(kind)
        && (dot < 0 || packaged(node, value.substring(0, dot)))
        && Wildcards.match(value.substring(dot + 1), node.name());
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
}
