package io.shoppipe.models.parse;

import io.shoppipe.models.graph.DocBlocks;
import io.shoppipe.models.graph.Group;
import io.shoppipe.models.graph.MacroDescription;
import java.util.List;

/** What a project says about itself beside its graph. */
public record Documentation(DocBlocks blocks, List<Group> groups, List<MacroDescription> macros) {
  public Documentation {
    groups = List.copyOf(groups);
    macros = List.copyOf(macros);
  }
}
