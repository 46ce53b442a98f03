package io.shoppipe.models.render;

import io.shoppipe.models.graph.Description;
import io.shoppipe.models.graph.DocBlock;
import io.shoppipe.models.graph.DocBlocks;
import io.shoppipe.models.jinja.JinjaEnvironment;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Repr;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renders the descriptions of properties files: {@code doc()}, {@code var()}, {@code env_var()}.
 */
public final class DescriptionRenderer {
  private final RenderScope scope;
  private final DocBlocks blocks;
  private final JinjaEnvironment jinja = JinjaEnvironment.standard();

  /** Whose description it is, and where it stands. */
  public record Owner(String id, String packageName, String path) {}

  /** A rendered text and the ids of the docs blocks that it names. */
  public record Text(String text, List<String> blocks) {}

  public DescriptionRenderer(RenderScope scope, DocBlocks blocks) {
    this.scope = scope;
    this.blocks = blocks;
  }

  /** With its own text and those of its columns rendered. */
  public Description description(Owner owner, Description raw) {
    Text text = text(owner, raw.text());
    List<Description.Column> columns =
        raw.columns().stream()
            .map(
                column -> {
                  Text rendered = text(owner, column.text());
                  return column.documented(rendered.text(), rendered.blocks());
                })
            .toList();
    return raw.documented(text.text(), text.blocks(), columns);
  }

  /** Fails with CONFIG where a docs block is not known. */
  public Text text(Owner owner, String raw) {
    if (!raw.contains("{{") && !raw.contains("{%") && !raw.contains("{#")) {
      return new Text(raw, List.of());
    }
    List<String> named = new ArrayList<>();
    Map<String, @Nullable Object> context = new LinkedHashMap<>();
    context.put("var", scope.varsOf(owner.packageName()).function(Phase.RUN));
    context.put(
        "env_var",
        new EnvironmentFunction(scope.environment(), EnvironmentFunction.SecretsAllowed.NO));
    context.put("target", Targets.value(scope.profile(), scope.database()));
    context.put("project_name", owner.packageName());
    context.put("doc", doc(owner, named));
    try {
      return new Text(jinja.parse(owner.path(), raw).render(context), named);
    } catch (PythonException broken) {
      throw SingerException.config(
          "%s: the description of '%s': %s".formatted(owner.path(), owner.id(), broken.problem()));
    }
  }

  private PythonCallable doc(Owner owner, List<String> named) {
    return arguments -> {
      List<@Nullable Object> given = arguments.positional();
      if (given.isEmpty() || given.size() > 2) {
        throw PythonException.of(
            ErrorType.HOST, "doc() takes one or two arguments (%d given)".formatted(given.size()));
      }
      String name = String.valueOf(given.get(given.size() - 1));
      Optional<String> packageName =
          given.size() == 2 ? Optional.of(String.valueOf(given.get(0))) : Optional.empty();
      DocBlock found =
          blocks
              .find(owner.packageName(), packageName, name)
              .orElseThrow(() -> missing(packageName, name));
      named.add(found.id());
      return found.text();
    };
  }

  private PythonException missing(Optional<String> packageName, String name) {
    String where = packageName.map(own -> " in the package " + Repr.of(own)).orElse("");
    return PythonException.of(
        ErrorType.HOST,
        "depends on the docs block '"
            + name
            + "'"
            + where
            + " which was not found."
            + blocks.hint(name));
  }
}
