package io.shoppipe.models.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small graphs for tests. */
public final class Graphs {
  private Graphs() {}

  static SourceNode source(String source, String table) {
    return new SourceNode(
        "source.shop." + source + "." + table,
        source,
        table,
        List.of("shop", "staging", source, table),
        "models/staging/sources.yml",
        new NodeConfig(Map.of()),
        new RelationName("db", source, table));
  }

  static ModelNode model(String folder, String name, Map<String, Object> config, String... reads) {
    return new ModelNode(
        "model.shop." + name,
        name,
        List.of("shop", folder, name),
        "models/" + folder + "/" + name + ".sql",
        new NodeConfig(config),
        new RelationName("db", "main", name),
        "select 1",
        Description.NONE,
        Optional.empty(),
        Optional.empty(),
        List.of(reads));
  }

  static TestNode test(String name, String kind, String... reads) {
    return new TestNode(
        "test.shop." + name,
        name,
        name,
        List.of("shop", name),
        "models/schema.yml",
        new NodeConfig(Map.of()),
        new RelationName("db", "main_dbt_test__audit", name),
        "",
        kind.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new TestNode.Generic(Optional.empty(), kind, Map.of(), reads[0], List.of())),
        List.of(reads));
  }

  /** raw.orders → stg_orders → orders → report; raw.users → stg_users → orders. */
  public static ModelGraph shop() {
    return new ModelGraph(
        List.of(
            source("raw", "orders"),
            source("raw", "users"),
            model(
                "staging",
                "stg_orders",
                Map.of("tags", List.of("nightly")),
                "source.shop.raw.orders"),
            model("staging", "stg_users", Map.of(), "source.shop.raw.users"),
            model(
                "marts",
                "orders",
                Map.of("materialized", "table"),
                "model.shop.stg_orders",
                "model.shop.stg_users"),
            model("marts", "report", Map.of("materialized", "table"), "model.shop.orders"),
            test("unique_stg_orders", "unique", "model.shop.stg_orders"),
            test("rel_orders_users", "relationships", "model.shop.orders", "model.shop.stg_users"),
            test("no_negative", "", "model.shop.orders")));
  }
}
