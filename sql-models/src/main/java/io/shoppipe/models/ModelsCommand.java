package io.shoppipe.models;

import io.shoppipe.models.graph.AnalysisNode;
import io.shoppipe.models.graph.ExposureNode;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SeedNode;
import io.shoppipe.models.graph.SnapshotNode;
import io.shoppipe.models.graph.TestNode;
import java.util.Locale;

/** What is done with a project. */
public enum ModelsCommand {
  /**
   * Seeds, models, snapshots and tests, in one order: a test that fails stops what reads the
   * tested.
   */
  BUILD,
  /** Models only. */
  RUN,
  /** Tests only. */
  TEST,
  /** Seeds only. */
  SEED,
  /** Snapshots only. */
  SNAPSHOT,
  /** One macro. */
  RUN_OPERATION,
  /** Writes the SQL of models and tests, runs nothing. */
  COMPILE,
  /** Installs local packages; needs no warehouse. */
  DEPS,
  /** Lists what is selected. */
  LS;

  /** As it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean ran(Node node) {
    return node instanceof RelationNode || node instanceof TestNode;
  }

  boolean takes(Node node) {
    return switch (this) {
      case RUN -> node instanceof ModelNode;
      case TEST -> node instanceof TestNode;
      case LS -> true;
      case RUN_OPERATION, DEPS -> false;
      case SEED -> node instanceof SeedNode;
      case SNAPSHOT -> node instanceof SnapshotNode;
      case BUILD -> ran(node) || node instanceof ExposureNode;
      case COMPILE -> ran(node) || node instanceof AnalysisNode;
    };
  }
}
