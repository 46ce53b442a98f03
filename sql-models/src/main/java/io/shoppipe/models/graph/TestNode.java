package io.shoppipe.models.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A data test. {@code shortName} names its files (dbt shortens names of 64 characters and more);
 * {@code relation} is where its failing rows go if they are kept; {@code code} is the text to
 * render.
 */
public record TestNode(
    String id,
    String name,
    String shortName,
    List<String> fqn,
    String path,
    NodeConfig config,
    RelationName relation,
    String code,
    Optional<Generic> generic,
    List<String> dependsOn)
    implements Node {

  /**
   * What a generic test is called with, unrendered; {@code attachedTo} is the id of the node it
   * stands on.
   */
  public record Generic(
      Optional<String> namespace,
      String test,
      Map<String, @Nullable Object> arguments,
      String attachedTo) {
    public Generic {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
  }

  public TestNode {
    fqn = List.copyOf(fqn);
    dependsOn = List.copyOf(dependsOn);
  }

  /** Whether it only warns ({@code severity: warn}). */
  public boolean warnsOnly() {
    return config.text("severity").orElse("error").equalsIgnoreCase("warn");
  }

  /** Whether its failing rows are kept: what it is configured wins over the command's wish. */
  public boolean storesFailures(boolean commanded) {
    return config
        .text("store_failures")
        .map(text -> text.equalsIgnoreCase("true"))
        .orElse(commanded);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.test(this);
  }
}
