package io.shoppipe.models.parse;

import io.shoppipe.models.graph.DocBlock;
import io.shoppipe.models.graph.DocBlocks;
import io.shoppipe.models.jinja.JinjaEnvironment;
import io.shoppipe.models.jinja.syntax.TopLevelBlock;
import io.shoppipe.models.project.SourceFile;
import io.shoppipe.python.PythonException;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the docs blocks of the packages' Markdown files. */
final class DocBlockReader {
  private final JinjaEnvironment jinja = JinjaEnvironment.standard();
  private final List<DocBlock> blocks = new ArrayList<>();

  /** {@code packages}: the root project first. */
  static DocBlocks of(List<ProjectSources> packages) {
    DocBlockReader reader = new DocBlockReader();
    packages.forEach(sources -> sources.docs().forEach(file -> reader.read(sources, file)));
    return new DocBlocks(packages.get(0).config().name(), reader.blocks);
  }

  private void read(ProjectSources sources, SourceFile file) {
    if (!file.text().contains("docs")) {
      return;
    }
    try {
      for (TopLevelBlock block : JinjaEnvironment.topLevelBlocks(file.path(), file.text())) {
        if (block.kind() == TopLevelBlock.Kind.DOCS) {
          add(sources.config().name(), file, block);
        }
      }
    } catch (PythonException broken) {
      throw SingerException.config(String.valueOf(broken.getMessage()));
    }
  }

  private void add(String owner, SourceFile file, TopLevelBlock block) {
    String lines = "\n".repeat(block.line() - 1);
    String text = jinja.parse(file.path(), lines + block.contents()).render(Map.of()).strip();
    blocks.add(
        new DocBlock(DocBlocks.id(owner, block.name()), owner, block.name(), file.path(), text));
  }
}
