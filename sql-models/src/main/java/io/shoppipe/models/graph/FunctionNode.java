package io.shoppipe.models.graph;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A function of the warehouse: {@code code} is what it answers, unrendered; {@code returns} the
 * type of that.
 */
public record FunctionNode(
    String id,
    String name,
    List<String> fqn,
    String path,
    NodeConfig config,
    RelationName relation,
    String code,
    List<Argument> arguments,
    String returns,
    Description description,
    List<String> dependsOn)
    implements Node {
  /** What it is called with; {@code usual} stands where a call leaves it out. */
  public record Argument(String name, String type, @Nullable String text, @Nullable Object usual) {}

  public FunctionNode {
    fqn = List.copyOf(fqn);
    arguments = List.copyOf(arguments);
    dependsOn = List.copyOf(dependsOn);
  }

  /** The same, reading these nodes. */
  public FunctionNode reading(List<String> ids) {
    return new FunctionNode(
        id, name, fqn, path, config, relation, code, arguments, returns, description, ids);
  }

  /** {@code scalar}, {@code aggregate} … */
  public String type() {
    return config.text("type").orElse("scalar");
  }

  /** {@code sql} or {@code python}, by its file. */
  public String language() {
    return path.endsWith(".py") ? "python" : "sql";
  }

  @Override
  public Optional<String> describedIn() {
    return description.file();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.function(this);
  }
}
