package io.shoppipe.models.report;

import io.shoppipe.models.graph.AnalysisNode;
import io.shoppipe.models.graph.ExposureNode;
import io.shoppipe.models.graph.FunctionNode;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.OperationNode;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SeedNode;
import io.shoppipe.models.graph.SnapshotNode;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.graph.UnitTestNode;

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
            boolean batches =
                model.config().text("incremental_strategy").orElse("").equals("microbatch");
            String kind = batches ? "microbatch" : model.materialized();
            return "sql " + kind + " model " + model.relation();
          }

          @Override
          public String seed(SeedNode seed) {
            return "seed file " + seed.relation();
          }

          @Override
          public String snapshot(SnapshotNode snapshot) {
            return "snapshot " + snapshot.relation();
          }

          @Override
          public String source(SourceNode source) {
            return "source " + source.relation();
          }

          @Override
          public String operation(OperationNode operation) {
            return "hook: " + operation.label();
          }

          @Override
          public String unitTest(UnitTestNode test) {
            return "unit_test " + unitTestName(test);
          }

          @Override
          public String exposure(ExposureNode exposure) {
            return "exposure " + exposure.name();
          }

          @Override
          public String function(FunctionNode function) {
            return "function " + function.relation();
          }

          @Override
          public String analysis(AnalysisNode analysis) {
            return "analysis " + analysis.name();
          }

          @Override
          public String test(TestNode test) {
            return "test " + test.name();
          }
        });
  }

  /** A test in the line that tells how it ended. */
  static String test(Node node) {
    return node instanceof UnitTestNode test ? unitTestName(test) : node.name();
  }

  /** With its model's before it. */
  static String unitTestName(UnitTestNode test) {
    return test.model().substring(test.model().lastIndexOf('.') + 1) + "::" + test.name();
  }

  /** What is skipped: {@code relation main.orders} or {@code test name}. */
  static String skipped(Node node) {
    return node instanceof RelationNode known ? "relation " + known.relation() : node(node);
  }

  /** What a node is in the line that tells how it ended. */
  static String ended(Node node) {
    return node instanceof SnapshotNode snapshot ? snapshot.relation().toString() : node(node);
  }

  /** What was done to it: created, loaded, snapshotted. */
  static String done(Node node) {
    if (node instanceof SeedNode) {
      return "loaded";
    }
    if (node instanceof OperationNode) {
      return "";
    }
    return node instanceof SnapshotNode ? "snapshotted" : "created";
  }

  static String doing(Node node) {
    if (node instanceof SeedNode) {
      return "loading";
    }
    return node instanceof SnapshotNode ? "snapshotting" : "creating";
  }
}
