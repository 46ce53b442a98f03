package io.shoppipe.models.graph;

import java.util.List;
import java.util.Optional;

/**
 * A model: a query and where its rows go. {@code code} is the file's text, unrendered; {@code
 * deprecationDate} the day from which on it should not be there, as the file has it.
 */
public record ModelNode(
    String id,
    String name,
    List<String> fqn,
    String path,
    NodeConfig config,
    RelationName relation,
    String code,
    Description description,
    Optional<ModelVersion> version,
    Optional<String> deprecationDate,
    List<String> dependsOn)
    implements RelationNode {
  public ModelNode {
    fqn = List.copyOf(fqn);
    dependsOn = List.copyOf(dependsOn);
  }

  /** The materialization's name; dbt's default is {@code view}. */
  @Override
  public String materialized() {
    return config.text("materialized").orElse("view");
  }

  @Override
  public String versionStatus() {
    return version.map(ModelVersion::status).orElse("none");
  }

  /** {@code private}, {@code protected} or {@code public}. */
  public String access() {
    return config.text("access").orElse("protected");
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.model(this);
  }
}
