package io.shoppipe.models;

import io.shoppipe.models.artifact.CatalogFile;
import io.shoppipe.models.artifact.DocsPage;
import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RunOrder;
import io.shoppipe.models.graph.UnitTestNode;
import io.shoppipe.models.render.Batch;
import io.shoppipe.models.render.Selected;
import io.shoppipe.models.report.Lines;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.report.Report;
import io.shoppipe.models.report.Summary;
import io.shoppipe.models.run.Execution;
import io.shoppipe.models.run.Operation;
import io.shoppipe.models.run.Sample;
import io.shoppipe.models.run.TargetFiles;
import io.shoppipe.models.yaml.YamlReader;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Runs what a request selects of a project, and reports it. */
final class ProjectRun {
  private final ModelsCommand command;
  private final ModelsRequest request;
  private final LoadedProject project;
  private final Warehouse warehouse;
  private final Lines lines;
  private final Clock clock;
  private final Artifacts artifacts;
  private final TargetFiles files;
  private final Optional<Again> again;
  private final Warnings warnings;
  private Selected selected = Selected.NOTHING;

  ProjectRun(Task task, LoadedProject project, Warehouse warehouse, Lines lines, Clock clock) {
    this.command = task.command();
    this.request = task.request();
    this.again = task.again();
    this.project = project;
    this.lines = lines;
    this.warnings = new Warnings(request, project.config(), lines);
    boolean blind =
        command == ModelsCommand.COMPILE && request.options().has(RunOptions.Switch.NO_INTROSPECT);
    this.warehouse = new Traced(project, lines, blind).warehouse(warehouse);
    this.clock = clock;
    this.artifacts = new Artifacts(request, project, clock);
    this.files = artifacts.files();
  }

  ModelsResult run() {
    List<NodeResult> results = List.of();
    try {
      ModelsResult result = results();
      results = result.results();
      return result;
    } finally {
      if (!request.options().has(RunOptions.Switch.NO_COMPILE)) {
        artifacts.writeManifest(results);
      }
    }
  }

  private ModelsResult results() {
    ModelGraph graph = project.parsed().graph();
    Report report = new Report(lines, compilesOnly() ? Report.Detail.RUN : Report.Detail.NODES);
    warnings.found(project.parsed().warnings());
    warnings.state();
    report.found(graph, project.macros().size());
    return switch (command) {
      case PARSE -> new ModelsResult(List.of());
      case RUN_OPERATION -> operation(report);
      case SHOW -> shown(report);
      case SOURCE_FRESHNESS -> freshness(selected(graph), report);
      default -> nodes(graph, report);
    };
  }

  private ModelsResult freshness(Set<String> sources, Report report) {
    return new SourceFreshness(parts(report), lines).run(sources, freshnessFile());
  }

  private ModelsResult shown(Report report) {
    Output output = request.options().output();
    List<Node> nodes =
        output.inline().isPresent()
            ? List.of()
            : selected(project.parsed().graph()).stream()
                .map(project.parsed().graph()::node)
                .filter(this::isNamed)
                .toList();
    new Showing(parts(report), output, lines).rows(nodes);
    return new ModelsResult(List.of());
  }

  private ModelsResult nodes(ModelGraph graph, Report report) {
    if (command == ModelsCommand.COMPILE && request.options().output().inline().isPresent()) {
      NodeResult result = new Showing(parts(report), request.options().output(), lines).inline();
      artifacts.writeRunResults(command, List.of(result), clock.instant());
      return new ModelsResult(List.of(result));
    }
    if (command == ModelsCommand.DOCS_GENERATE
        && request.options().has(RunOptions.Switch.NO_COMPILE)) {
      writeCatalog();
      return new ModelsResult(List.of());
    }
    RunOrder order = order(graph);
    boolean ephemerals = command == ModelsCommand.COMPILE && !order.ephemerals().isEmpty();
    artifacts.writeGraph(testEdges());
    if (order.size() == 0 && !ephemerals) {
      lines.warn(
          "NothingToDo",
          "Nothing to do. Try checking your model configs and model specification args");
      artifacts.writeRunResults(command, List.of(), clock.instant());
      compiled(List.of(), report);
      return new ModelsResult(List.of());
    }
    int threads = project.scope().profile().threads();
    report.concurrency(threads, project.scope().profile().target());
    List<NodeResult> results = new Execution(parts(report), options()).run(order, threads);
    finish(results);
    compiled(results, report);
    return new ModelsResult(results);
  }

  /** Whether the user named it: nodes that only come along are not printed. */
  private boolean isNamed(Node node) {
    return request.choice().select().stream().anyMatch(words -> words.contains(node.name()));
  }

  /** What is left to do once nodes are compiled. */
  private void compiled(List<NodeResult> results, Report report) {
    if (command == ModelsCommand.DOCS_GENERATE) {
      writeCatalog();
    }
    if (command == ModelsCommand.SEED && request.options().output().format().equals(Output.SHOWN)) {
      new Showing(parts(report), request.options().output(), lines).seeds(results);
    }
    if (command == ModelsCommand.COMPILE && request.options().has(RunOptions.Switch.DRY_RUN)) {
      new DryRun(warehouse, lines).of(results);
    } else if (command == ModelsCommand.COMPILE) {
      Showing showing = new Showing(parts(report), request.options().output(), lines);
      results.stream()
          .filter(result -> isNamed(result.node()))
          .forEach(
              result ->
                  result.compiledSql().ifPresent(sql -> showing.compiled(result.node(), sql)));
    }
  }

  private void writeCatalog() {
    lines.line("Building catalog");
    Set<String> chosen = Chosen.of(project, request).ids();
    List<Node> wanted =
        project.parsed().graph().nodes().stream()
            .filter(node -> chosen.contains(node.id()))
            .toList();
    try (Session session = warehouse.open()) {
      CatalogFile catalog = new CatalogFile(project.scope(), wanted, session);
      files.write("catalog.json", out -> catalog.write(out, clock.instant()));
    }
    files.write("index.html", DocsPage.text());
    new Assets(project.config(), files).copy();
    lines.line("Catalog written to " + files.shown("catalog.json"));
  }

  private RunOrder order(ModelGraph graph) {
    return new RunOrder(graph, selected(graph), testEdges());
  }

  private String freshnessFile() {
    String asked = request.options().output().format();
    return asked.isEmpty()
        ? "sources.json"
        : request.workingDirectory().resolve(asked).toAbsolutePath().toString();
  }

  private RunOrder.TestEdges testEdges() {
    return command == ModelsCommand.BUILD ? RunOrder.TestEdges.BUILD : RunOrder.TestEdges.NONE;
  }

  private Set<String> selected(ModelGraph graph) {
    if (again.isPresent()) {
      Set<String> ids = new TreeSet<>(again.get().ids());
      ids.removeIf(id -> graph.find(id).isEmpty());
      selected = selected(ids);
      return ids;
    }
    Chosen chosen = Chosen.of(project, request);
    Set<String> ids = chosen.ids();
    warnings.unmatched(chosen.unmatched());
    warnings.found(chosen.broken());
    ids.removeIf(id -> !command.takes(graph.node(id)));
    request
        .choice()
        .changed()
        .ifPresent(tables -> ids.retainAll(new Downstream(graph, warehouse).of(tables, ids)));
    selected = selected(ids);
    if (command == ModelsCommand.BUILD) {
      ids.removeIf(
          id -> graph.node(id) instanceof UnitTestNode test && !ids.contains(test.model()));
    }
    return ids;
  }

  private ModelsResult operation(Report report) {
    String macro =
        request
            .options()
            .operation()
            .orElseThrow(
                () -> SingerException.usage("Name the macro to run: run-operation MACRO."));
    Map<String, @Nullable Object> arguments =
        YamlReader.map("--args", request.options().arguments()).values();
    NodeResult result = new Operation(parts(report)).run(macro, arguments);
    finish(List.of(result));
    return new ModelsResult(List.of(result));
  }

  private Execution.Parts parts(Report report) {
    return new Execution.Parts(
        project.scope().running(selected),
        project.macros(),
        project.parsed(),
        warehouse,
        files,
        report,
        clock);
  }

  private Selected selected(Set<String> ids) {
    return new Selected(
        List.copyOf(ids),
        EarlierRelations.of(request, command),
        request.choice().defer().favored(),
        request.options().empty(),
        sample(),
        warnings.errors().includes(WarnErrors.TEMPLATE));
  }

  private Optional<Batch> sample() {
    return request
        .options()
        .sample()
        .map(text -> Sample.of(text, project.scope().startedAt().atOffset(ZoneOffset.UTC)));
  }

  private boolean compilesOnly() {
    return command == ModelsCommand.COMPILE || command == ModelsCommand.DOCS_GENERATE;
  }

  private Execution.Depth depth() {
    if (command == ModelsCommand.CLONE) {
      return Execution.Depth.CLONE;
    }
    return compilesOnly() ? Execution.Depth.COMPILE : Execution.Depth.RUN;
  }

  private Execution.Options options() {
    return new Execution.Options(
        depth(),
        request.options().failFast(),
        project.config().flag("skip_nodes_if_on_run_start_fails"),
        sample().map(span -> span.start().toString()).or(request.options()::eventTimeStart),
        sample().map(span -> span.end().toString()).or(request.options()::eventTimeEnd),
        warnings.errors().includes(WarnErrors.TEST),
        project.config().root(),
        again.orElse(Again.NOTHING).batches(),
        again.flatMap(Again::began).orElse(project.scope().startedAt()),
        !request.choice().select().isEmpty());
  }

  private void finish(List<NodeResult> results) {
    Instant start = project.scope().startedAt();
    Instant end = clock.instant();
    artifacts.writeRunResults(command, results, end);
    if (compilesOnly() && new ModelsResult(results).succeeded()) {
      return;
    }
    new Summary(lines, files::compiledPath, request.options().storeFailures())
        .write(results, Duration.between(start, end).toMillis() / 1000.0);
  }
}
