package io.shoppipe.models.render;

import io.shoppipe.models.graph.Description;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.project.SourceFile;
import io.shoppipe.python.PythonException;
import io.shoppipe.singer.error.SingerException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parse phase: what a file reads, how it configures itself, where its rows will go. */
public final class Parser {
  private final RenderScope scope;
  private final MacroLibrary macros;
  private final NodeContexts contexts;

  public Parser(RenderScope scope, MacroLibrary macros) {
    this.scope = scope;
    this.macros = macros;
    this.contexts = new NodeContexts(scope, macros);
  }

  /** Renders a model or a singular test. Fails with CONFIG where the Jinja is broken. */
  public Parsed file(SourceFile file, List<String> fqn) {
    return node(file.path(), file.stem(), fqn, file.text());
  }

  /** Renders the text that defines a node. Fails with CONFIG where the Jinja is broken. */
  public Parsed node(String path, String name, List<String> fqn, String text) {
    return parsed(
        path,
        name,
        fqn,
        context -> macros.environment(Phase.PARSE).parse(path, text).render(context));
  }

  /** Renders what an exposure depends on, which may name metrics. */
  public Parsed exposure(String path, String name, List<String> fqn, String text) {
    Set<References.Metric> metrics = new LinkedHashSet<>();
    Parsed parsed =
        parsed(
            path,
            name,
            fqn,
            context -> {
              context.put("metric", ReferenceFunctions.metric(metrics::add));
              return macros.environment(Phase.PARSE).parse(path, text).render(context);
            });
    return new Parsed(
        parsed.config(),
        parsed.refs(),
        parsed.sources(),
        parsed.functions(),
        metrics,
        parsed.macros());
  }

  /** What was parsed, and what the node's hooks read. */
  public Parsed hooks(
      Parsed parsed, String path, String name, List<String> fqn, NodeConfig config) {
    String text = Hook.all(config).stream().map(Hook::sql).collect(Collectors.joining("\n"));
    return text.contains("{") ? parsed.with(node(path, name, fqn, text)) : parsed;
  }

  /** What was parsed, and what the node's foreign keys point to. */
  public Parsed constraints(
      Parsed parsed, String path, String name, List<String> fqn, Description description) {
    String text =
        description.foreignTables().stream()
            .map(call -> "{{ " + call + " }}")
            .collect(Collectors.joining("\n"));
    return text.isEmpty() ? parsed : parsed.with(node(path, name, fqn, text));
  }

  /** Renders a generic test's arguments and calls it. */
  public Parsed test(
      TestNode.Generic test, String target, String path, String name, List<String> fqn) {
    return parsed(
        path,
        name,
        fqn,
        context ->
            new TestCall(test, macros.environment(Phase.PARSE), path, context).sql(target, null));
  }

  private Parsed parsed(
      String path,
      String name,
      List<String> fqn,
      Function<Map<String, @Nullable Object>, String> rendering) {
    Recording recording = new Recording(provisional(name));
    ConfigFunction.Collecting config = ConfigFunction.collecting();
    Subject subject =
        new Subject(
            Phase.PARSE,
            name,
            fqn,
            provisional(name),
            recording,
            config,
            config.collected(),
            Optional.empty(),
            Optional.empty());
    RenderContext context = contexts.of(subject);
    guarded(path, () -> rendering.apply(context));
    return new Parsed(
        config.collected(),
        recording.refs(),
        recording.sources(),
        recording.functions(),
        Set.of(),
        context.macros().called());
  }

  private RelationName provisional(String name) {
    return scope.relation(name);
  }

  private static <T> T guarded(String path, Supplier<T> rendering) {
    try {
      return rendering.get();
    } catch (PythonException broken) {
      String message = broken.getMessage();
      String place = broken.template() == null ? path + ": " : "";
      throw SingerException.config(place + message);
    }
  }

  /** The relation of a model, by {@code generate_*_name} where the project defines them. */
  public RelationName relation(
      String path,
      String name,
      List<String> fqn,
      String resourceType,
      Map<String, @Nullable Object> config) {
    RelationName usual = provisional(name);
    Subject subject =
        new Subject(
            Phase.PARSE,
            name,
            fqn,
            usual,
            new Recording(usual),
            ConfigFunction.collecting(),
            config,
            Optional.empty(),
            Optional.empty());
    RelationNaming naming = new RelationNaming(scope, name, fqn, resourceType, config);
    return guarded(path, () -> naming.name(contexts.of(subject)));
  }
}
