package io.shoppipe.models;

import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.TestNode;
import java.util.Locale;

/** What is done with a project. */
public enum ModelsCommand {
  /** Models and tests, in one order: a test that fails stops what reads the tested. */
  BUILD,
  /** Models only. */
  RUN,
  /** Tests only. */
  TEST,
  /** Writes the SQL of models and tests, runs nothing. */
  COMPILE,
  /** Lists what is selected. */
  LS;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean takes(Node node) {
    return switch (this) {
      case RUN -> node instanceof ModelNode;
      case TEST -> node instanceof TestNode;
      case LS -> true;
      case BUILD, COMPILE -> node instanceof ModelNode || node instanceof TestNode;
    };
  }
}
