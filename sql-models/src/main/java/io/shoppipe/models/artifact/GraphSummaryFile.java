package io.shoppipe.models.artifact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RunOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code graph_summary.json}: the shape of the graph, its nodes by number and what reads
 * them. dbt's {@code graph.gpickle}, the same as a Python object, has no counterpart.
 */
public final class GraphSummaryFile {
  private static final JsonFactory JSON = new JsonFactory();

  private final ModelGraph graph;
  private final String invocation;

  public GraphSummaryFile(ModelGraph graph, String invocation) {
    this.graph = graph;
    this.invocation = invocation;
  }

  /** Writes it all; {@code tests}: also with what waits for tests, as in a build. */
  public void write(OutputStream to, RunOrder.TestEdges tests) throws IOException {
    try (JsonGenerator out = JSON.createGenerator(to)) {
      Json json = new Json(out);
      out.writeStartObject();
      json.field("_invocation_id", invocation);
      json.field("linked", summary(RunOrder.edges(graph, RunOrder.TestEdges.NONE)));
      if (tests == RunOrder.TestEdges.BUILD) {
        json.field("with_test_edges", summary(RunOrder.edges(graph, tests)));
      }
      out.writeEndObject();
    }
  }

  /** {@code edges}: what each node waits for. */
  private Map<String, Object> summary(Map<String, Set<String>> edges) {
    Map<String, Integer> numbers = new HashMap<>();
    graph.nodes().forEach(node -> numbers.put(node.id(), numbers.size()));
    Map<Integer, List<Integer>> successors = new TreeMap<>();
    for (Node node : graph.nodes()) {
      for (String parent : edges.getOrDefault(node.id(), Set.of())) {
        successors
            .computeIfAbsent(numbers.getOrDefault(parent, 0), number -> new ArrayList<>())
            .add(numbers.getOrDefault(node.id(), 0));
      }
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      int number = numbers.getOrDefault(node.id(), 0);
      summary.put(String.valueOf(number), entry(node, successors.getOrDefault(number, List.of())));
    }
    return summary;
  }

  private static Map<String, @Nullable Object> entry(Node node, Collection<Integer> successors) {
    Map<String, @Nullable Object> entry = Values.of("name", node.id(), "type", node.resourceType());
    if (!successors.isEmpty()) {
      entry.put("succ", successors);
    }
    return entry;
  }
}
