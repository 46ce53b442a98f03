package io.shoppipe.models;

import io.shoppipe.models.artifact.GraphSummaryFile;
import io.shoppipe.models.artifact.ManifestContent;
import io.shoppipe.models.artifact.ManifestFile;
import io.shoppipe.models.artifact.RunResultsFile;
import io.shoppipe.models.graph.RunOrder;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.run.TargetFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The target folder of one invocation, and dbt's artifacts in it. */
final class Artifacts {
  private final ModelsRequest request;
  private final LoadedProject project;
  private final Clock clock;
  private final TargetFiles files;

  Artifacts(ModelsRequest request, LoadedProject project, Clock clock) {
    this.request = request;
    this.project = project;
    this.clock = clock;
    String usual = project.config().targetPath();
    String shown = request.targetPath().map(Path::toString).orElse(usual);
    this.files = new TargetFiles(folder(request, usual), shown.replace('\\', '/'));
  }

  /** {@code --target-path} counts from the working directory, the setting from the project. */
  static Path folder(ModelsRequest request, String usual) {
    return request
        .targetPath()
        .map(path -> request.workingDirectory().resolve(path))
        .orElse(request.projectDir().resolve(usual));
  }

  TargetFiles files() {
    return files;
  }

  void writeManifest(List<NodeResult> results) {
    Map<String, String> compiled = new HashMap<>();
    results.forEach(
        result -> result.compiledSql().ifPresent(sql -> compiled.put(result.node().id(), sql)));
    ManifestFile manifest = manifest(compiled);
    files.write("manifest.json", out -> manifest.write(out, clock.instant()));
  }

  /** The shape of the graph; {@code tests}: whether what is built waits for tests. */
  void writeGraph(RunOrder.TestEdges tests) {
    GraphSummaryFile summary =
        new GraphSummaryFile(project.parsed().graph(), project.scope().invocationId());
    files.write("graph_summary.json", out -> summary.write(out, tests));
  }

  /** {@code compiled}: SQL of nodes by id. */
  ManifestFile manifest(Map<String, String> compiled) {
    return new ManifestFile(
        new ManifestContent(
            project.config(),
            project.scope(),
            project.macros(),
            project.parsed(),
            project.selectors().definitions(),
            compiled,
            files::compiledPath));
  }

  void writeRunResults(ModelsCommand command, List<NodeResult> results, Instant end) {
    RunResultsFile file = new RunResultsFile(project.scope(), request.arguments(command));
    files.write("run_results.json", out -> file.write(out, results, end));
  }
}
