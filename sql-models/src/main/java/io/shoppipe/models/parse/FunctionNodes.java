package io.shoppipe.models.parse;

import io.shoppipe.models.graph.Description;
import io.shoppipe.models.graph.FunctionNode;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.project.ConfigTree;
import io.shoppipe.models.project.Described;
import io.shoppipe.models.project.SourceFile;
import io.shoppipe.models.render.DescriptionRenderer;
import io.shoppipe.models.render.Parsed;
import io.shoppipe.models.render.Parser;
import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of a package's functions: a file each, and the properties that go with it. */
final class FunctionNodes {
  private static final String SECTION = "functions";

  private final ProjectSources sources;
  private final Parser parser;
  private final DescriptionRenderer descriptions;
  private final Origins origins;
  private final Map<String, Described> described = new LinkedHashMap<>();
  private final Map<FunctionNode, Parsed> drafts = new LinkedHashMap<>();

  FunctionNodes(
      ProjectSources sources, Parser parser, DescriptionRenderer descriptions, Origins origins) {
    this.sources = sources;
    this.parser = parser;
    this.descriptions = descriptions;
    this.origins = origins;
    sources.properties().named(SECTION).forEach(found -> described.put(found.name(), found));
  }

  /** The functions, which read nothing yet. */
  List<FunctionNode> unlinked() {
    sources.functions().forEach(this::add);
    return List.copyOf(drafts.keySet());
  }

  /** The same, once all names are known. */
  List<FunctionNode> linked(Links links) {
    List<FunctionNode> nodes = new ArrayList<>();
    drafts.forEach(
        (node, parsed) ->
            nodes.add(
                node.reading(links.of(parsed, "Function '" + node.name() + "'", node.path()))));
    return nodes;
  }

  private void add(SourceFile file) {
    Described found = described.get(file.stem());
    if (found == null || !found.entry().map("returns").has("data_type")) {
      throw SingerException.config(
          "%s: the function '%s' needs an entry under functions: in a properties file, with its arguments and returns: {data_type: …}."
              .formatted(file.path(), file.stem()));
    }
    List<String> fqn = sources.fqn(file, file.stem());
    Map<String, @Nullable Object> config = sources.config(SECTION, fqn);
    ConfigTree.merge(config, found.entry().map("config").values());
    Parsed parsed = file.path().endsWith(".py") ? Parsed.NONE : parser.file(file, fqn);
    ConfigTree.merge(config, parsed.config());
    sources.override(config, SECTION, fqn);
    NodeConfig merged = new NodeConfig(config).checked(file.path());
    if (merged.enabled()) {
      add(file, fqn, merged, found, parsed);
    }
  }

  private void add(
      SourceFile file, List<String> fqn, NodeConfig config, Described found, Parsed parsed) {
    String owner = sources.config().name();
    String id = "function." + owner + "." + file.stem();
    String text = found.entry().text("description").orElse("");
    Description raw =
        new Description(text, List.of(), List.of(), List.of(), Optional.of(found.file().path()));
    FunctionNode node =
        new FunctionNode(
            id,
            file.stem(),
            fqn,
            file.path(),
            config,
            parser.relation(file.path(), file.stem(), fqn, "function", config.values()),
            file.text(),
            found.entry().maps("arguments").stream().map(FunctionNodes::argument).toList(),
            found.entry().map("returns").requiredText("data_type"),
            descriptions.description(
                new DescriptionRenderer.Owner(id, owner, found.file().path()), raw),
            List.of());
    drafts.put(node, parsed);
    origins.put(
        node,
        new Origin(
            sources.config().root(),
            file,
            Optional.of(found.file().path()),
            found.entry().values(),
            Map.of(),
            parsed));
  }

  private static FunctionNode.Argument argument(YamlMap yaml) {
    return new FunctionNode.Argument(
        yaml.requiredText("name"),
        yaml.requiredText("data_type"),
        yaml.text("description").orElse(null),
        yaml.value("default_value"));
  }
}
