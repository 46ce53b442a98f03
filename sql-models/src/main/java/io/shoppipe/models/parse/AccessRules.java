package io.shoppipe.models.parse;

import io.shoppipe.models.graph.ExposureNode;
import io.shoppipe.models.graph.Group;
import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who may read which model: groups and {@code access}. */
final class AccessRules {
  private static final Set<String> KINDS = Set.of("private", "protected", "public");

  private final ModelGraph graph;
  private final Set<String> groups = new TreeSet<>();
  private final Set<String> restricted;

  /** {@code restricted}: packages whose protected models other packages may not read. */
  AccessRules(ModelGraph graph, List<Group> groups, Set<String> restricted) {
    this.graph = graph;
    groups.forEach(group -> this.groups.add(group.name()));
    this.restricted = new HashSet<>(restricted);
  }

  /** Fails with CONFIG at the first node that breaks them. */
  void check() {
    for (Node node : graph.nodes()) {
      node.config().text("group").ifPresent(group -> checkGroup(node, group));
      if (node instanceof ModelNode model) {
        checkAccess(model);
      }
      for (String parent : node.dependsOn()) {
        if (graph.node(parent) instanceof ModelNode read) {
          checkRead(node, read);
        }
      }
    }
  }

  private void checkGroup(Node node, String group) {
    if (!groups.contains(group)) {
      throw SingerException.config(
          "%s: '%s' is in the group '%s', which there is not.%s There is: %s"
              .formatted(
                  node.path(),
                  node.id(),
                  group,
                  NearMiss.hint(group, groups),
                  String.join(", ", groups)));
    }
  }

  private static void checkAccess(ModelNode model) {
    String access = model.access();
    boolean ephemeral = access.equals("public") && model.isEphemeral();
    if (!KINDS.contains(access) || ephemeral) {
      throw SingerException.config(
          "Node %s %shas an invalid value (%s) for the access field (%s)."
              .formatted(
                  model.id(),
                  ephemeral ? "with 'ephemeral' materialization " : "",
                  access,
                  model.path()));
    }
  }

  private void checkRead(Node node, ModelNode read) {
    boolean foreign =
        !node.fqn().get(0).equals(read.fqn().get(0)) && restricted.contains(read.fqn().get(0));
    Optional<String> group = read.config().text("group");
    if (read.access().equals("private")) {
      Optional<String> own = group(node);
      if (own.isEmpty() || !own.equals(group) || foreign) {
        throw refused(node, read, "private", group.orElse("") + "' group");
      }
    }
    if (read.access().equals("protected") && foreign) {
      throw refused(node, read, "protected", read.fqn().get(0) + "' package");
    }
  }

  /** A generic test is in the group of what it stands on. */
  private Optional<String> group(Node node) {
    if (node instanceof ExposureNode) {
      return Optional.empty();
    }
    Optional<String> attached =
        node instanceof TestNode test
            ? test.generic()
                .flatMap(generic -> graph.find(generic.attachedTo()))
                .flatMap(owner -> owner.config().text("group"))
            : Optional.empty();
    return attached.isPresent() ? attached : node.config().text("group");
  }

  private static SingerException refused(Node node, ModelNode read, String access, String scope) {
    return SingerException.config(
        "Node %s (%s) attempted to reference node %s, which is not allowed because the referenced node is %s to the '%s."
            .formatted(node.id(), node.path(), read.id(), access, scope));
  }
}
