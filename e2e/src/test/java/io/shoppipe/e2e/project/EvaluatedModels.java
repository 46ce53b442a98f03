package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.e2e.googlesql.AnalysingServer;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;

/** The SELECTs of a build's models by the names of their relations, as BigQuery got them. */
record EvaluatedModels(AnalysingServer server, Map<TableName, String> queries) {
  /** Hashes of numbers' texts: 10.00 is 10 for BigQuery. */
  private static final Set<String> OTHER_TEXTS = Set.of("hash_diff");

  /** {@code results}: the {@code run_results.json} of a first build. */
  static EvaluatedModels read(AnalysingServer server, Path results) throws IOException {
    Map<TableName, String> queries = new LinkedHashMap<>();
    for (JsonNode node : new ObjectMapper().readTree(results.toFile()).path("results")) {
      String[] name = node.path("relation_name").asText().replace("`", "").split("\\.", -1);
      if (node.path("unique_id").asText().startsWith("model.") && name.length == 3) {
        queries.put(new TableName(name[1], name[2]), node.path("compiled_code").asText());
      }
    }
    return new EvaluatedModels(server, queries);
  }

  /**
   * GoogleSQL's own rows of each model, from the rows that the database has for what the model
   * reads, are those that the database has for the model.
   */
  void bringWhatIsIn(String database, int models) {
    assertThat(queries).hasSizeGreaterThanOrEqualTo(models);
    SoftAssertions all = new SoftAssertions();
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(database));
        Session session = warehouse.open()) {
      Map<TableName, QueryResult> read = new LinkedHashMap<>();
      queries.forEach(
          (name, query) -> {
            QueryResult rows =
                server.evaluate(
                    query, table -> read.computeIfAbsent(table, each -> rows(session, each)));
            all.assertThat(AnalysingServer.texts(rows, OTHER_TEXTS))
                .as("rows of %s", name)
                .isEqualTo(AnalysingServer.texts(rows(session, name), OTHER_TEXTS));
          });
    }
    all.assertAll();
  }

  private static QueryResult rows(Session session, TableName name) {
    return session.query("select * from " + name.schema() + ".\"" + name.name() + "\"");
  }
}
