package io.shoppipe.models.render;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.RelationNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has selected, and where an earlier run left the relations that this one may read
 * instead of its own ({@code --defer}). {@code favored}: also where there is one of its own; {@code
 * empty}: whatever is read gives no rows; {@code sample} is the span of time that is read; {@code
 * warningsFail}: what a template warns of fails its node. The ids are in the order of their names:
 * every node's template has a list of them.
 */
public record Selected(
    List<String> ids,
    Map<String, RelationName> elsewhere,
    boolean favored,
    boolean empty,
    Optional<Batch> sample,
    boolean warningsFail) {
  public static final Selected NOTHING =
      new Selected(List.of(), Map.of(), false, false, Optional.empty(), false);

  public Selected {
    ids = ids.stream().sorted().toList();
    elsewhere = Map.copyOf(elsewhere);
  }

  /** Where the earlier run left that node. */
  public Optional<RelationName> elsewhere(RelationNode node) {
    return Optional.ofNullable(elsewhere.get(node.id()));
  }

  /** Where to read the node if not in its own place; {@code exists}: it stands there. */
  Optional<RelationName> deferred(RelationNode node, boolean exists) {
    boolean preferred = favored && Collections.binarySearch(ids, node.id()) < 0;
    return preferred || !exists ? Optional.ofNullable(elsewhere.get(node.id())) : Optional.empty();
  }
}
