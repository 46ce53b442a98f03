package io.shoppipe.models.parse;

import io.shoppipe.models.graph.Description;
import io.shoppipe.models.graph.ExposureNode;
import io.shoppipe.models.graph.Group;
import io.shoppipe.models.graph.MacroDescription;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.project.ConfigTree;
import io.shoppipe.models.project.Described;
import io.shoppipe.models.render.DescriptionRenderer;
import io.shoppipe.models.render.Parsed;
import io.shoppipe.models.render.Parser;
import io.shoppipe.models.render.References;
import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes what stands in properties files alone: exposures, groups, descriptions of macros. */
final class NamedNodes {
  private final ProjectSources sources;
  private final Parser parser;
  private final DescriptionRenderer descriptions;
  private final Origins origins;
  private final String owner;

  NamedNodes(
      ProjectSources sources, Parser parser, DescriptionRenderer descriptions, Origins origins) {
    this.sources = sources;
    this.parser = parser;
    this.descriptions = descriptions;
    this.origins = origins;
    this.owner = sources.config().name();
  }

  List<ExposureNode> exposures(Links links, Metrics metrics) {
    Map<String, ExposureNode> nodes = new LinkedHashMap<>();
    for (Described exposure : sources.properties().named("exposures")) {
      checkExposure(exposure);
      List<String> fqn = sources.fqn(exposure.file(), exposure.name());
      NodeConfig config = exposureConfig(exposure, fqn);
      if (config.enabled()) {
        ExposureNode node = exposure(exposure, fqn, config, links, metrics);
        ExposureNode before = nodes.put(node.id(), node);
        if (before != null) {
          throw twice("exposures", exposure, before.path());
        }
      }
    }
    return List.copyOf(nodes.values());
  }

  private static void checkExposure(Described exposure) {
    YamlMap yaml = exposure.entry();
    yaml.requiredText("type");
    YamlMap person = yaml.map("owner");
    if (!person.has("name") && !person.has("email")) {
      throw SingerException.config(
          yaml.place() + ": an exposure's owner must have a 'name' or an 'email'.");
    }
  }

  private NodeConfig exposureConfig(Described exposure, List<String> fqn) {
    Map<String, @Nullable Object> config = sources.config("exposures", fqn);
    for (String key : List.of("tags", "meta")) {
      if (exposure.entry().has(key)) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put(key, exposure.entry().value(key));
        ConfigTree.merge(config, own);
      }
    }
    ConfigTree.merge(config, exposure.entry().map("config").values());
    sources.override(config, "exposures", fqn);
    return new NodeConfig(config).checked(exposure.entry().place());
  }

  private ExposureNode exposure(
      Described exposure, List<String> fqn, NodeConfig config, Links links, Metrics metrics) {
    String path = exposure.file().path();
    String named = "Exposure '" + exposure.name() + "'";
    String id = "exposure." + owner + "." + exposure.name();
    Parsed parsed =
        parser.exposure(path, exposure.name(), fqn, calls(exposure.entry().texts("depends_on")));
    Set<String> dependsOn = new LinkedHashSet<>(links.of(parsed, named, path));
    for (References.Metric metric : parsed.metrics()) {
      String models = calls(metrics.models(metric, named, path));
      dependsOn.addAll(links.of(parser.node(path, exposure.name(), fqn, models), named, path));
    }
    ExposureNode node =
        new ExposureNode(
            id,
            exposure.name(),
            fqn,
            path,
            config,
            exposure.entry().values(),
            text(id, path, exposure.entry()),
            List.copyOf(dependsOn));
    origins.put(node, Origin.of(sources.config().root(), exposure.file(), parsed));
    return node;
  }

  private static String calls(Collection<String> calls) {
    return calls.stream().map(call -> "{{ " + call + " }}").collect(Collectors.joining("\n"));
  }

  private String text(String id, String path, YamlMap yaml) {
    return descriptions
        .text(new DescriptionRenderer.Owner(id, owner, path), yaml.text("description").orElse(""))
        .text();
  }

  List<Group> groups() {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Described group : sources.properties().named("groups")) {
      String id = "group." + owner + "." + group.name();
      Group made = new Group(id, group.name(), owner, group.file().path(), group.entry().values());
      Group before = groups.put(group.name(), made);
      if (before != null) {
        throw twice("groups", group, before.path());
      }
    }
    return List.copyOf(groups.values());
  }

  private static SingerException twice(String what, Described second, String first) {
    return SingerException.config(
        "Two %s have the name '%s': in %s and in %s. Rename one."
            .formatted(what, second.name(), first, second.file().path()));
  }

  List<MacroDescription> macros() {
    List<MacroDescription> found = new ArrayList<>();
    for (Described macro : sources.properties().named("macros")) {
      String id = "macro." + owner + "." + macro.name();
      String path = macro.file().path();
      List<MacroDescription.Argument> arguments = new ArrayList<>();
      for (YamlMap argument : macro.entry().maps("arguments")) {
        arguments.add(
            new MacroDescription.Argument(
                argument.requiredText("name"),
                argument.text("type").orElse(""),
                text(id, path, argument)));
      }
      found.add(
          new MacroDescription(
              owner,
              macro.name(),
              text(id, path, macro.entry()),
              arguments,
              macro.entry().values(),
              path));
    }
    return found;
  }

  /** What properties files say of a relation or an analysis, rendered. */
  Description description(String id, String path, Description raw) {
    return descriptions.description(new DescriptionRenderer.Owner(id, owner, path), raw);
  }
}
