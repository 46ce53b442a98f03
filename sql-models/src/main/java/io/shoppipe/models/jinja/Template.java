package io.shoppipe.models.jinja;

import io.shoppipe.models.jinja.eval.Rendering;
import io.shoppipe.models.jinja.eval.Settings;
import io.shoppipe.models.jinja.syntax.SyntaxTree;
import io.shoppipe.python.PythonCallable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed template. Immutable: many threads may render it at once. */
public final class Template {
  private final Settings settings;
  private final SyntaxTree tree;

  Template(Settings settings, SyntaxTree tree) {
    this.settings = settings;
    this.tree = tree;
  }

  /** Its name, as given to {@link JinjaEnvironment#parse}. */
  public String name() {
    return tree.name();
  }

  /**
   * The text it makes of a context, whose values may be null for None.
   *
   * @throws io.shoppipe.python.PythonException where it fails
   */
  public String render(Map<String, ?> context) {
    return rendering(context).text(tree);
  }

  /**
   * The value it makes, as dbt renders its configs: a single expression keeps its type, anything
   * else is text.
   */
  public @Nullable Object evaluateNative(Map<String, ?> context) {
    return rendering(context).nativeValue(tree);
  }

  /** Runs it and answers the macros it defines, which see the context as their globals. */
  public Map<String, PythonCallable> macros(Map<String, ?> context) {
    return rendering(context).macros(tree);
  }

  private Rendering rendering(Map<String, ?> context) {
    return new Rendering(settings, tree.name(), context);
  }
}
