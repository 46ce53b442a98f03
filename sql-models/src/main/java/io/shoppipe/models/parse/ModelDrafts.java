package io.shoppipe.models.parse;

import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.project.ConfigTree;
import io.shoppipe.models.project.ModelProperties;
import io.shoppipe.models.project.SourceFile;
import io.shoppipe.models.render.Parsed;
import io.shoppipe.models.render.Parser;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses the models: config by tree, then properties, then the file itself. */
final class ModelDrafts {
  private final ProjectSources sources;
  private final Parser parser;
  private final List<String> warnings;
  private final List<String> disabled;
  private final Map<String, ModelProperties> properties = new LinkedHashMap<>();
  private final Map<String, SourceFile> files = new LinkedHashMap<>();
  private final Map<RelationName, String> relations = new LinkedHashMap<>();

  ModelDrafts(ProjectSources sources, Parser parser, List<String> warnings, List<String> disabled) {
    this.sources = sources;
    this.parser = parser;
    this.warnings = warnings;
    this.disabled = disabled;
  }

  List<ModelDraft> read() {
    sources.properties().models().forEach(this::remember);
    sources.models().forEach(this::remember);
    properties.forEach(this::warnOfUnknown);
    List<ModelDraft> drafts = new ArrayList<>();
    files.values().forEach(file -> draft(file, drafts));
    return drafts;
  }

  private void remember(ModelProperties model) {
    ModelProperties before = properties.put(model.name(), model);
    if (before != null) {
      throw SingerException.config(
          "The model '%s' is described twice: in %s and in %s. Remove one."
              .formatted(model.name(), before.file().path(), model.file().path()));
    }
  }

  private void remember(SourceFile file) {
    SourceFile before = files.put(file.stem(), file);
    if (before != null) {
      throw SingerException.config(
          "Two models have the name '%s': %s and %s. Rename one."
              .formatted(file.stem(), before.path(), file.path()));
    }
  }

  private void warnOfUnknown(String name, ModelProperties model) {
    if (!files.containsKey(name)) {
      warnings.add(
          "[WARNING]: Did not find matching node for patch with name '%s' in the 'models' section of file '%s'.%s"
              .formatted(name, model.file().path(), NearMiss.hint(name, files.keySet())));
    }
  }

  private void draft(SourceFile file, List<ModelDraft> drafts) {
    List<String> fqn = sources.fqn(file, file.stem());
    Map<String, @Nullable Object> config = ConfigTree.of(sources.config().tree("models"), fqn);
    ModelProperties described = properties.get(file.stem());
    if (described != null) {
      ConfigTree.merge(config, described.config());
    }
    if (!new NodeConfig(config).enabled()) {
      disabled.add(file.stem());
      return;
    }
    Parsed parsed = parser.file(file, fqn);
    ConfigTree.merge(config, parsed.config());
    NodeConfig merged = new NodeConfig(config);
    if (merged.enabled()) {
      drafts.add(draft(file, fqn, merged, parsed));
    } else {
      disabled.add(file.stem());
    }
  }

  private ModelDraft draft(SourceFile file, List<String> fqn, NodeConfig config, Parsed parsed) {
    String id = "model." + sources.config().name() + "." + file.stem();
    RelationName relation = parser.relation(file.path(), file.stem(), fqn, config.values());
    String before = relations.put(relation, file.path());
    if (before != null) {
      throw SingerException.config(
          "Two models make the same relation %s: %s and %s. Give one another alias or schema."
              .formatted(relation, before, file.path()));
    }
    return new ModelDraft(id, file, fqn, config, relation, parsed);
  }
}
