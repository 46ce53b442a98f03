package io.shoppipe.models.parse;

import io.shoppipe.models.jinja.JinjaEnvironment;
import io.shoppipe.models.jinja.syntax.TopLevelBlock;
import io.shoppipe.models.project.RelationProperties;
import io.shoppipe.models.project.SourceFile;
import io.shoppipe.python.PythonException;
import io.shoppipe.singer.error.SingerException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds all models, seeds and snapshots of a project; fails where two have one name. */
final class Definitions {
  private final ProjectSources sources;
  private final Map<String, Definition> byName = new LinkedHashMap<>();

  Definitions(ProjectSources sources) {
    this.sources = sources;
  }

  List<Definition> read() {
    for (SourceFile file : sources.models()) {
      add(Kind.MODEL, file.stem(), file, sources.fqn(file, file.stem()), file.text());
    }
    for (SourceFile file : sources.seeds()) {
      add(Kind.SEED, file.stem(), file, sources.fqn(file, file.stem()), "");
    }
    sources.snapshots().forEach(this::addBlocks);
    sources.properties().snapshots().stream()
        .filter(snapshot -> snapshot.relation().isPresent())
        .forEach(this::addFromYaml);
    sources.properties().models().forEach(this::version);
    return List.copyOf(byName.values());
  }

  /** A file becomes a version of a model; the latest one may be in a file of the plain name. */
  private void version(RelationProperties described) {
    described
        .version()
        .ifPresent(
            version -> {
              Definition found = byName.get(described.definedIn());
              String file = described.definedIn();
              if ((found == null || found.kind() != Kind.MODEL) && version.isLatest()) {
                file = described.name();
                found = byName.get(file);
              }
              if (found != null && found.kind() == Kind.MODEL && found.version().isEmpty()) {
                byName.remove(file);
                byName.put(described.key(), found.as(described.name(), version));
              }
            });
  }

  private void addBlocks(SourceFile file) {
    for (TopLevelBlock block : blocks(file)) {
      if (block.kind() == TopLevelBlock.Kind.SNAPSHOT) {
        String code = "\n".repeat(block.line() - 1) + block.contents();
        List<String> fqn = sources.fqn(file, file.stem(), block.name());
        add(Kind.SNAPSHOT, block.name(), file, fqn, code);
      }
    }
  }

  private static List<TopLevelBlock> blocks(SourceFile file) {
    try {
      return JinjaEnvironment.topLevelBlocks(file.path(), file.text());
    } catch (PythonException broken) {
      throw SingerException.config(broken.getMessage());
    }
  }

  private void addFromYaml(RelationProperties snapshot) {
    String relation = snapshot.relation().orElseThrow();
    String call = relation.contains("{{") ? relation : "{{ " + relation + " }}";
    SourceFile file = snapshot.file();
    List<String> fqn = sources.fqn(file, snapshot.name());
    add(Kind.SNAPSHOT, snapshot.name(), file, fqn, "select * from " + call);
  }

  private void add(Kind kind, String name, SourceFile file, List<String> fqn, String code) {
    Definition before =
        byName.put(name, new Definition(kind, name, Optional.empty(), file, fqn, code));
    if (before != null) {
      String what =
          before.kind() == kind
              ? "Two " + kind.section()
              : "A " + before.kind().word() + " and a " + kind.word();
      throw SingerException.config(
          "%s have the name '%s': %s and %s. Rename one."
              .formatted(what, name, before.file().path(), file.path()));
    }
  }
}
