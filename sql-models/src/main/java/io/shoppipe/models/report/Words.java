package io.shoppipe.models.report;

import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.graph.TestNode;

/** How dbt names nodes and counts. */
final class Words {
  private Words() {}

  /** {@code 1 model}, {@code 2 models}. */
  static String count(long count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }

  /** What a node is in a line, such as {@code sql table model main.orders}. */
  static String node(Node node) {
    return node.accept(
        new Node.Visitor<>() {
          @Override
          public String model(ModelNode model) {
            return "sql " + model.materialized() + " model " + model.relation();
          }

          @Override
          public String source(SourceNode source) {
            return "source " + source.relation();
          }

          @Override
          public String test(TestNode test) {
            return "test " + test.name();
          }
        });
  }

  /** What is skipped: {@code relation main.orders} or {@code test name}. */
  static String skipped(Node node) {
    return node instanceof ModelNode model ? "relation " + model.relation() : "test " + node.name();
  }
}
