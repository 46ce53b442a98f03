package io.shoppipe.models;

import io.shoppipe.models.artifact.ManifestContent;
import io.shoppipe.models.artifact.ManifestFile;
import io.shoppipe.models.artifact.RunResultsFile;
import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.RunOrder;
import io.shoppipe.models.report.Lines;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.report.Report;
import io.shoppipe.models.report.Summary;
import io.shoppipe.models.run.Execution;
import io.shoppipe.models.run.Operation;
import io.shoppipe.models.run.TargetFiles;
import io.shoppipe.models.yaml.YamlReader;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs what a request selects of a project, and reports it. */
final class ProjectRun {
  private final ModelsCommand command;
  private final ModelsRequest request;
  private final LoadedProject project;
  private final Warehouse warehouse;
  private final Lines lines;
  private final Clock clock;
  private final TargetFiles files;

  ProjectRun(
      ModelsCommand command,
      ModelsRequest request,
      LoadedProject project,
      Warehouse warehouse,
      Lines lines,
      Clock clock) {
    this.command = command;
    this.request = request;
    this.project = project;
    this.warehouse = warehouse;
    this.lines = lines;
    this.clock = clock;
    String shown = request.targetPath().map(Path::toString).orElse(project.config().targetPath());
    this.files = new TargetFiles(folder(), shown.replace('\\', '/'));
  }

  /** {@code --target-path} counts from the working directory, the setting from the project. */
  private Path folder() {
    return request
        .targetPath()
        .map(path -> request.workingDirectory().resolve(path))
        .orElse(request.projectDir().resolve(project.config().targetPath()));
  }

  ModelsResult run() {
    List<NodeResult> results = List.of();
    try {
      ModelsResult result = results();
      results = result.results();
      return result;
    } finally {
      writeManifest(results);
    }
  }

  private void writeManifest(List<NodeResult> results) {
    Map<String, String> compiled = new HashMap<>();
    results.forEach(
        result -> result.compiledSql().ifPresent(sql -> compiled.put(result.node().id(), sql)));
    ManifestFile manifest =
        new ManifestFile(
            new ManifestContent(
                project.config(),
                project.scope(),
                project.macros(),
                project.parsed(),
                project.selectors().definitions(),
                compiled,
                files::compiledPath));
    files.write("manifest.json", out -> manifest.write(out, clock.instant()));
  }

  private ModelsResult results() {
    ModelGraph graph = project.parsed().graph();
    Report report = new Report(lines);
    project.parsed().warnings().forEach(lines::line);
    report.found(graph, project.macros().size());
    if (command == ModelsCommand.RUN_OPERATION) {
      return operation(report);
    }
    RunOrder order = order(graph);
    if (order.size() == 0) {
      lines.line("Nothing to do. Try checking your model configs and model specification args");
      return new ModelsResult(List.of());
    }
    int threads = project.scope().profile().threads();
    report.concurrency(threads, project.scope().profile().target());
    List<NodeResult> results = new Execution(parts(report), options()).run(order, threads);
    finish(results);
    return new ModelsResult(results);
  }

  private RunOrder order(ModelGraph graph) {
    Chosen chosen = Chosen.of(project, request.choice());
    Set<String> selected = chosen.ids();
    chosen
        .unmatched()
        .forEach(
            word ->
                lines.line(
                    "The selection criterion '" + word + "' does not match any enabled nodes"));
    selected.removeIf(id -> !command.takes(graph.node(id)));
    boolean build = command == ModelsCommand.BUILD;
    return new RunOrder(
        graph, selected, build ? RunOrder.TestEdges.BUILD : RunOrder.TestEdges.NONE);
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
        project.scope(), project.macros(), project.parsed(), warehouse, files, report, clock);
  }

  private Execution.Options options() {
    return new Execution.Options(
        command == ModelsCommand.COMPILE,
        request.options().failFast(),
        project.config().flag("skip_nodes_if_on_run_start_fails"),
        request.options().eventTimeStart(),
        request.options().eventTimeEnd(),
        project.config().root());
  }

  private void finish(List<NodeResult> results) {
    Instant start = project.scope().startedAt();
    Instant end = clock.instant();
    RunResultsFile file = new RunResultsFile(project.scope(), request.arguments(command));
    files.write("run_results.json", out -> file.write(out, results, end));
    new Summary(lines, files::compiledPath, request.options().storeFailures())
        .write(results, Duration.between(start, end).toMillis() / 1000.0);
  }
}
