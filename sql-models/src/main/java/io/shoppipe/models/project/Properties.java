package io.shoppipe.models.project;

import java.util.List;
import java.util.Map;

/** All that a project's properties files hold, in the order of the files. */
public record Properties(
    List<RelationProperties> models,
    List<RelationProperties> seeds,
    List<RelationProperties> snapshots,
    List<RelationProperties> analyses,
    List<SourceProperties> sources,
    List<UnitTestProperties> unitTests,
    Map<String, List<Described>> named) {
  public Properties {
    models = List.copyOf(models);
    seeds = List.copyOf(seeds);
    snapshots = List.copyOf(snapshots);
    analyses = List.copyOf(analyses);
    sources = List.copyOf(sources);
    unitTests = List.copyOf(unitTests);
    named = Map.copyOf(named);
  }

  /** The entries of a section that has no type of its own here, such as {@code exposures}. */
  public List<Described> named(String section) {
    return named.getOrDefault(section, List.of());
  }
}
