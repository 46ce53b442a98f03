package io.shoppipe.models.project;

import java.util.List;

/** All that a project's properties files hold, in the order of the files. */
public record Properties(
    List<RelationProperties> models,
    List<RelationProperties> seeds,
    List<RelationProperties> snapshots,
    List<SourceProperties> sources,
    List<Described> macros) {
  public Properties {
    models = List.copyOf(models);
    seeds = List.copyOf(seeds);
    snapshots = List.copyOf(snapshots);
    sources = List.copyOf(sources);
    macros = List.copyOf(macros);
  }
}
