package io.shoppipe.models.parse;

import io.shoppipe.models.graph.ModelVersion;
import io.shoppipe.models.project.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a node is defined. {@code code} is its text, unrendered; empty for a seed. */
record Definition(
    Kind kind,
    String name,
    Optional<ModelVersion> version,
    SourceFile file,
    List<String> fqn,
    String code) {
  Definition {
    fqn = List.copyOf(fqn);
  }

  /** The name, with the version behind it where there is one: unique in its package. */
  String key() {
    return version.map(own -> name + "." + own.label()).orElse(name);
  }

  /** The same as a version of the model of that name. */
  Definition as(String model, ModelVersion own) {
    List<String> full = new ArrayList<>(fqn.subList(0, fqn.size() - 1));
    full.add(model);
    full.add(own.label());
    return new Definition(kind, model, Optional.of(own), file, full, code);
  }
}
