package io.shoppipe.models.parse;

import io.shoppipe.models.project.Described;
import io.shoppipe.models.render.References;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What metrics read: the models of the semantic models that their measures are of. Metrics are no
 * nodes here; what reads one reads those models.
 */
final class Metrics {
  /** Where a metric's parameters name measures and other metrics. */
  private static final Set<String> NAMING =
      Set.of(
          "name",
          "measure",
          "numerator",
          "denominator",
          "metrics",
          "base_measure",
          "conversion_measure");

  private final Map<String, Map<?, ?>> parameters = new TreeMap<>();
  private final Map<String, String> measures = new HashMap<>();

  /** Of all packages; a name of the root project, which is first, goes before others. */
  Metrics(List<ProjectSources> packages) {
    for (ProjectSources sources : packages) {
      for (Described metric : sources.properties().named("metrics")) {
        parameters.putIfAbsent(metric.name(), metric.entry().map("type_params").values());
      }
      for (Described semantic : sources.properties().named("semantic_models")) {
        String model = semantic.entry().requiredText("model");
        semantic
            .entry()
            .maps("measures")
            .forEach(measure -> measures.putIfAbsent(measure.requiredText("name"), model));
      }
    }
  }

  /** The calls that name the models behind a metric; {@code owner} and {@code path} ask for it. */
  Set<String> models(References.Metric metric, String owner, String path) {
    if (!parameters.containsKey(metric.name())) {
      throw SingerException.config(
          "%s (%s) depends on a metric named '%s' which was not found.%s"
              .formatted(owner, path, metric, NearMiss.hint(metric.name(), parameters.keySet())));
    }
    Set<String> models = new TreeSet<>();
    collect(metric.name(), new TreeSet<>(), models);
    return models;
  }

  private void collect(String metric, Set<String> seen, Set<String> models) {
    if (seen.add(metric)) {
      named(
          parameters.getOrDefault(metric, Map.of()),
          name -> {
            String model = measures.get(name);
            if (model != null) {
              models.add(model);
            }
            collect(name, seen, models);
          });
    }
  }

  private static void named(@Nullable Object value, Consumer<String> name) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> {
            if (NAMING.contains(String.valueOf(key)) || inner instanceof Map) {
              named(inner, name);
            }
          });
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> named(inner, name));
    } else if (value != null) {
      name.accept(value.toString());
    }
  }
}
