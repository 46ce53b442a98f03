package io.shoppipe.models.graph;

import java.util.ArrayList;
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
   * stands on, {@code columnTags} are those of its column.
   */
  public record Generic(
      Optional<String> namespace,
      String test,
      Map<String, @Nullable Object> arguments,
      String attachedTo,
      List<String> columnTags) {
    public Generic {
      columnTags = List.copyOf(columnTags);
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
  }

  public TestNode {
    fqn = List.copyOf(fqn);
    dependsOn = List.copyOf(dependsOn);
  }

  /** Its own, and those of the column that it stands on. */
  @Override
  public List<String> tags() {
    List<String> tags = new ArrayList<>(generic.map(Generic::columnTags).orElse(List.of()));
    tags.addAll(config.tags());
    return tags;
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
