package io.shoppipe.models.parse;

import io.shoppipe.models.project.Properties;
import io.shoppipe.models.project.RelationProperties;
import java.util.List;

/** The kinds of nodes that make a relation. */
enum Kind {
  MODEL("model"),
  SEED("seed"),
  SNAPSHOT("snapshot");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** As in ids and messages. */
  String word() {
    return word;
  }

  /** The section of properties files and the config tree. */
  String section() {
    return word + "s";
  }

  List<RelationProperties> of(Properties properties) {
    return switch (this) {
      case MODEL -> properties.models();
      case SEED -> properties.seeds();
      case SNAPSHOT -> properties.snapshots();
    };
  }
}
