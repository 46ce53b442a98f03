package io.shoppipe.models;

import io.shoppipe.models.graph.AnalysisNode;
import io.shoppipe.models.graph.ExposureNode;
import io.shoppipe.models.graph.FunctionNode;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SeedNode;
import io.shoppipe.models.graph.SnapshotNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.graph.UnitTestNode;
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
  LS,
  /** Reads the project, writes its manifest. */
  PARSE,
  /** Compiles, and writes what stands in the warehouse. */
  DOCS_GENERATE,
  /** Measures how old sources are. */
  SOURCE_FRESHNESS,
  /** Shows the first rows of nodes or of SQL. */
  SHOW,
  /** Does again what did not end well. */
  RETRY,
  /** Makes views of what an earlier run left elsewhere. */
  CLONE,
  /** Checks the project, its profile and the connection. */
  DEBUG,
  /** Removes the folders that the project names. */
  CLEAN;

  /** As it is typed. */
  public String word() {
    boolean two = this == DOCS_GENERATE || this == SOURCE_FRESHNESS;
    return name().toLowerCase(Locale.ROOT).replace('_', two ? ' ' : '-');
  }

  /** As artifacts name it. */
  String which() {
    return this == LS ? "list" : word().substring(word().indexOf(' ') + 1);
  }

  /** Whether it needs the project only, and no warehouse. */
  boolean isOffline() {
    return this == DEPS || this == CLEAN;
  }

  /** Whether the project may be read before it is its turn: nothing but its files decides. */
  public boolean canBeReadAhead() {
    return switch (this) {
      case BUILD, RUN, TEST, SEED, SNAPSHOT, RUN_OPERATION -> true;
      default -> false;
    };
  }

  boolean canBeRetried() {
    return switch (this) {
      case BUILD, RUN, TEST, SEED, SNAPSHOT, COMPILE, DOCS_GENERATE, RUN_OPERATION, CLONE -> true;
      default -> false;
    };
  }

  private static boolean ran(Node node) {
    return node instanceof RelationNode || isTest(node);
  }

  boolean takes(Node node) {
    return switch (this) {
      case RUN -> node instanceof ModelNode;
      case TEST -> isTest(node);
      case LS, SOURCE_FRESHNESS -> true;
      case RUN_OPERATION, DEPS, PARSE, DEBUG, CLEAN, RETRY -> false;
      case SEED -> node instanceof SeedNode;
      case CLONE -> node instanceof RelationNode;
      case SNAPSHOT -> node instanceof SnapshotNode;
      case BUILD -> ran(node) || node instanceof ExposureNode || node instanceof FunctionNode;
      case COMPILE, DOCS_GENERATE, SHOW ->
          ran(node) || node instanceof AnalysisNode || node instanceof FunctionNode;
    };
  }

  private static boolean isTest(Node node) {
    return node instanceof TestNode || node instanceof UnitTestNode;
  }
}
