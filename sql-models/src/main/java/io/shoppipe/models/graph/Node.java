package io.shoppipe.models.graph;

import java.util.List;
import java.util.Optional;

/** Something of a project that has a place in the graph. */
public sealed interface Node
    permits RelationNode,
        SourceNode,
        TestNode,
        UnitTestNode,
        OperationNode,
        ExposureNode,
        AnalysisNode,
        FunctionNode {
  /** dbt's unique id, such as {@code model.shop.orders}. */
  String id();

  String name();

  /** The fully qualified name: package, folders, name. */
  List<String> fqn();

  /** The file it is defined in, relative to the project's root. */
  String path();

  NodeConfig config();

  /** What {@code tag:} finds it by. */
  default List<String> tags() {
    return config().tags();
  }

  /** Ids of the nodes that it reads. */
  List<String> dependsOn();

  <R> R accept(Visitor<R> visitor);

  /** The first part of its id: {@code model}, {@code seed}, {@code test}, {@code exposure} …. */
  default String resourceType() {
    return id().substring(0, id().indexOf('.'));
  }

  /** {@code latest}, {@code prerelease} or {@code old} of a versioned model, else {@code none}. */
  default String versionStatus() {
    return "none";
  }

  /** The properties file that describes it, where that is not the file that defines it. */
  default Optional<String> describedIn() {
    return Optional.empty();
  }

  /** One method per kind of node. */
  interface Visitor<R> {
    R model(ModelNode node);

    R seed(SeedNode node);

    R snapshot(SnapshotNode node);

    R source(SourceNode node);

    R test(TestNode node);

    R unitTest(UnitTestNode node);

    R operation(OperationNode node);

    R exposure(ExposureNode node);

    R analysis(AnalysisNode node);

    R function(FunctionNode node);
  }
}
