package io.shoppipe.e2e.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a build: the program's exit code and each node's status in dbt's words, by its
 * name.
 */
record ShopBuild(int code, Map<String, String> statuses) {
  static ShopBuild read(int code, Path runResults) throws IOException {
    Map<String, String> statuses = new TreeMap<>();
    for (JsonNode node : new ObjectMapper().readTree(runResults.toFile()).path("results")) {
      String id = node.path("unique_id").asText();
      statuses.put(nameOf(id), node.path("status").asText());
    }
    return new ShopBuild(code, statuses);
  }

  /** The names of the nodes that ended so, sorted. */
  List<String> with(String status) {
    return statuses.entrySet().stream()
        .filter(node -> node.getValue().equals(status))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The skipped models, without the skipped tests. */
  List<String> skippedModels() {
    return with("skipped").stream()
        .filter(
            name -> name.matches("(stg|prod)_[a-z]+(_line)?|mart_shop_(cart|daily_sales|customer)"))
        .toList();
  }

  /** {@code test.shop.NAME.HASH} or {@code model.shop.NAME}. */
  private static String nameOf(String id) {
    return id.split("\\.", -1)[2];
  }
}
