package io.shoppipe.models.graph;

import java.util.Optional;

/** A node whose rows are in a relation that a run makes: what {@code ref} may name. */
public sealed interface RelationNode extends Node permits ModelNode, SeedNode, SnapshotNode {
  RelationName relation();

  Description description();

  @Override
  default Optional<String> describedIn() {
    return description().file();
  }

  /** The materialization's name, such as {@code view}, {@code seed}. */
  String materialized();

  /** Its text before rendering; empty for a seed. */
  String code();

  /** Whether it is only a part of the queries that read it. */
  default boolean isEphemeral() {
    return materialized().equals("ephemeral");
  }
}
