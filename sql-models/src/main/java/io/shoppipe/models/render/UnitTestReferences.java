package io.shoppipe.models.render;

import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.NodeIndex;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.graph.UnitTestNode;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts the given rows of a unit test, as CTEs, in the place of what its model reads. */
final class UnitTestReferences implements References {
  private final UnitTestNode test;
  private final String owner;
  private final NodeIndex index;
  private final Map<String, Node> used = new LinkedHashMap<>();

  /** {@code owner} is the package of the tested model. */
  UnitTestReferences(UnitTestNode test, String owner, NodeIndex index) {
    this.test = test;
    this.owner = owner;
    this.index = index;
  }

  @Override
  public RelationValue ref(Ref call) {
    RelationNode node =
        index
            .relation(owner, call.packageName(), call.key())
            .orElseThrow(() -> failed(index.noModel(call.packageName(), call.key())));
    return given(node, node.relation(), "ref('" + call.name() + "')");
  }

  @Override
  public RelationValue source(Source call) {
    SourceNode node =
        index
            .source(owner, call.source(), call.table())
            .orElseThrow(() -> failed(index.noSource(call.source(), call.table())));
    String input = "source('" + call.source() + "', '" + call.table() + "')";
    return given(node, node.relation(), input);
  }

  /** Functions are called as they are. */
  @Override
  public RelationValue function(Function call) {
    return index
        .function(owner, call.packageName(), call.name())
        .map(found -> RelationValue.of(found.relation()))
        .orElseThrow(() -> failed(index.noFunction(call.name())));
  }

  /** The rows given for a node. */
  RelationValue given(Node node, RelationName relation, String input) {
    if (!test.given().containsKey(node.id())) {
      throw failed("has no rows for what its model reads. Add to its given: - input: " + input);
    }
    used.put(cteName(node), node);
    return RelationValue.ephemeral(relation, cteName(node));
  }

  private static String cteName(Node node) {
    String name =
        node instanceof SourceNode source ? source.source() + "__" + source.name() : node.name();
    return RelationFactory.ephemeralName(name);
  }

  /** What was read, by the name of its CTE. */
  Map<String, Node> used() {
    return used;
  }

  private PythonException failed(String why) {
    return PythonException.of(ErrorType.HOST, "unit_test '" + test.name() + "' " + why);
  }
}
