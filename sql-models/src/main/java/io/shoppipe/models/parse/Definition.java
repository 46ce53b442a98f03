package io.shoppipe.models.parse;

import io.shoppipe.models.project.SourceFile;
import java.util.List;

/** Where a node is defined. {@code code} is its text, unrendered; empty for a seed. */
record Definition(Kind kind, String name, SourceFile file, List<String> fqn, String code) {
  Definition {
    fqn = List.copyOf(fqn);
  }
}
