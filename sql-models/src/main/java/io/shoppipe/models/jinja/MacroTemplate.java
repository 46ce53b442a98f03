package io.shoppipe.models.jinja;

import io.shoppipe.models.jinja.eval.NamedMacro;
import io.shoppipe.models.jinja.eval.Rendering;
import io.shoppipe.models.jinja.eval.Settings;
import io.shoppipe.models.jinja.syntax.SyntaxTree;
import io.shoppipe.models.jinja.syntax.TopLevelBlock;
import io.shoppipe.models.jinja.syntax.Whitespace;
import io.shoppipe.python.PythonCallable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A macro of a file, alone: it doesn't see what else the file sets. Parsed when it is first called,
 * so that a broken macro that nobody calls breaks nothing. Thread-safe.
 */
public final class MacroTemplate {
  private final Settings settings;
  private final Whitespace whitespace;
  private final TopLevelBlock block;
  private volatile @Nullable SyntaxTree parsed;

  MacroTemplate(Settings settings, Whitespace whitespace, TopLevelBlock block) {
    this.settings = settings;
    this.whitespace = whitespace;
    this.block = block;
  }

  /** The macro's name, such as {@code test_unique}. */
  public String name() {
    return block.macroName();
  }

  /**
   * The macro as a value that sees the context, which may still change, as its globals. Each call
   * is a rendering of its own, so threads may call it at once if the context allows that.
   */
  public PythonCallable bind(Map<String, ?> context) {
    return new NamedMacro(
        name(),
        arguments -> {
          SyntaxTree tree = tree();
          return new Rendering(settings, tree.name(), context).macro(tree, name()).call(arguments);
        });
  }

  private SyntaxTree tree() {
    SyntaxTree tree = parsed;
    if (tree == null) {
      String lines = "\n".repeat(block.line() - 1);
      tree = SyntaxTree.parse(block.file(), lines + block.source(), whitespace);
      parsed = tree;
    }
    return tree;
  }
}
