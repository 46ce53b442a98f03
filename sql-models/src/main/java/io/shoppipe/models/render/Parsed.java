package io.shoppipe.models.render;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the parse phase learnt of a template. {@code macros} are the ids of those that it called
 * itself.
 */
public record Parsed(
    Map<String, @Nullable Object> config,
    Set<References.Ref> refs,
    Set<References.Source> sources,
    Set<References.Function> functions,
    Set<References.Metric> metrics,
    Set<String> macros) {
  /** Nothing was rendered. */
  public static final Parsed NONE =
      new Parsed(Map.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  /** The same, reading what the other reads too. */
  Parsed with(Parsed other) {
    Set<References.Ref> allRefs = new LinkedHashSet<>(refs);
    allRefs.addAll(other.refs());
    Set<References.Source> allSources = new LinkedHashSet<>(sources);
    allSources.addAll(other.sources());
    Set<References.Function> allFunctions = new LinkedHashSet<>(functions);
    allFunctions.addAll(other.functions());
    Set<String> allMacros = new LinkedHashSet<>(macros);
    allMacros.addAll(other.macros());
    return new Parsed(config, allRefs, allSources, allFunctions, metrics, allMacros);
  }
}
