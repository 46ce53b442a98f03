package io.shoppipe.target.cli;

import io.shoppipe.models.ModelsResult;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.report.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run of models comes to, in one line. */
final class ModelsTally {
  private ModelsTally() {}

  static Counted.Tally of(ModelsResult result) {
    List<NodeResult> results = result.results();
    List<String> failed =
        results.stream()
            .filter(one -> one.status().failed())
            .map(one -> one.node().name())
            .sorted()
            .toList();
    long rows =
        results.stream().filter(ModelsTally::moves).mapToLong(one -> Math.max(0, one.rows())).sum();
    return new Counted.Tally(
        rows, failed.isEmpty() ? kinds(results) : String.join(", ", failed) + " failed");
  }

  private static boolean moves(NodeResult result) {
    return !result.node().resourceType().endsWith("test");
  }

  private static String kinds(List<NodeResult> results) {
    Map<String, Long> counts = new LinkedHashMap<>();
    results.forEach(one -> counts.merge(one.node().resourceType(), 1L, Long::sum));
    long warned = results.stream().filter(one -> one.status() == Status.WARN).count();
    String kinds =
        counts.entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey() + (kind.getValue() == 1 ? "" : "s"))
            .collect(Collectors.joining(", "));
    return kinds + (warned == 0 ? "" : ", " + warned + " warned");
  }
}
