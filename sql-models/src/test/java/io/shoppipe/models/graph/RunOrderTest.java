package io.shoppipe.models.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RunOrderTest {
  @Test
  void modelsOfABuildWaitForTheTestsOfWhatTheyRead() {
    RunOrder order = new RunOrder(Graphs.shop(), all(Graphs.shop()), RunOrder.TestEdges.BUILD);
    assertThat(order.waitsFor("model.shop.orders"))
        .containsExactlyInAnyOrder(
            "model.shop.stg_orders", "model.shop.stg_users", "test.shop.unique_stg_orders");
    assertThat(order.waitsFor("model.shop.report"))
        .contains("model.shop.orders", "test.shop.no_negative", "test.shop.rel_orders_users");
  }

  @Test
  void modelsOfARunWaitForModelsOnly() {
    RunOrder order = new RunOrder(Graphs.shop(), all(Graphs.shop()), RunOrder.TestEdges.NONE);
    assertThat(order.waitsFor("model.shop.report")).containsExactly("model.shop.orders");
  }

  @Test
  void passesOverWhatIsNotSelected() {
    RunOrder order =
        new RunOrder(
            Graphs.shop(),
            Set.of("model.shop.stg_orders", "model.shop.report"),
            RunOrder.TestEdges.BUILD);
    assertThat(order.waitsFor("model.shop.report")).containsExactly("model.shop.stg_orders");
  }

  @Test
  void ephemeralModelsDontRunButPassOnWhatTheyRead() {
    ModelGraph graph =
        new ModelGraph(
            List.of(
                Graphs.model("m", "first", Map.of()),
                Graphs.model(
                    "m", "middle", Map.of("materialized", "ephemeral"), "model.shop.first"),
                Graphs.model("m", "last", Map.of(), "model.shop.middle")));
    RunOrder order = new RunOrder(graph, all(graph), RunOrder.TestEdges.BUILD);
    assertThat(order.ids()).containsExactly("model.shop.first", "model.shop.last");
    assertThat(order.waitsFor("model.shop.last")).containsExactly("model.shop.first");
  }

  @Test
  void goesByDepthThenById() {
    RunOrder order = new RunOrder(Graphs.shop(), all(Graphs.shop()), RunOrder.TestEdges.BUILD);
    assertThat(order.ids().stream().sorted(order.priority()).limit(3))
        .containsExactly(
            "model.shop.stg_orders", "model.shop.stg_users", "test.shop.unique_stg_orders");
  }

  @Test
  void showsThePathOfACycle() {
    assertThatThrownBy(
            () ->
                new ModelGraph(
                    List.of(
                        Graphs.model("m", "a", Map.of(), "model.shop.b"),
                        Graphs.model("m", "b", Map.of(), "model.shop.c"),
                        Graphs.model("m", "c", Map.of(), "model.shop.a"))))
        .hasMessageMatching(
            "Found a cycle: (a --> c --> b --> a|c --> b --> a --> c|b --> a --> c --> b)"
                + " \\(models/m/[abc].sql\\). Remove one of these refs.");
  }

  @Test
  void aLongChainIsNoProblem() {
    List<ModelNode> chain = new java.util.ArrayList<>();
    chain.add(Graphs.model("m", "m0", Map.of()));
    for (int i = 1; i < 5000; i++) {
      chain.add(Graphs.model("m", "m" + i, Map.of(), "model.shop.m" + (i - 1)));
    }
    assertThat(new ModelGraph(chain).ancestors("model.shop.m4999")).hasSize(4999);
  }

  private static Set<String> all(ModelGraph graph) {
    Set<String> ids = new TreeSet<>();
    graph.nodes().forEach(node -> ids.add(node.id()));
    return ids;
  }
}
