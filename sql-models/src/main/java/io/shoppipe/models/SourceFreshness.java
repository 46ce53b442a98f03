package io.shoppipe.models;

import io.shoppipe.models.artifact.SourcesFile;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.report.Lines;
import io.shoppipe.models.report.Report;
import io.shoppipe.models.run.Freshness;
import io.shoppipe.models.run.FreshnessResult;
import io.shoppipe.models.run.TargetFiles;
import io.shoppipe.warehouse.api.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** {@code source freshness}: measures the chosen sources and writes {@code sources.json}. */
final class SourceFreshness {
  private final LoadedProject project;
  private final Warehouse warehouse;
  private final TargetFiles files;
  private final Lines lines;
  private final Clock clock;

  SourceFreshness(
      LoadedProject project, Warehouse warehouse, TargetFiles files, Lines lines, Clock clock) {
    this.project = project;
    this.warehouse = warehouse;
    this.files = files;
    this.lines = lines;
    this.clock = clock;
  }

  /** {@code path} of the report counts from the target folder. */
  ModelsResult run(Collection<String> chosen, String path) {
    List<SourceNode> wanted = new ArrayList<>();
    for (SourceNode node : project.parsed().graph().nodes(SourceNode.class)) {
      if (chosen.contains(node.id()) && Freshness.isAsked(node)) {
        wanted.add(node);
      }
    }
    List<FreshnessResult> results = new Freshness(warehouse, new Report(lines), clock).run(wanted);
    SourcesFile file = new SourcesFile(project.scope());
    files.write(path, out -> file.write(out, results, clock.instant()));
    for (FreshnessResult result : results) {
      result
          .error()
          .ifPresent(
              why ->
                  lines.error(
                      "RunResultError",
                      "Runtime Error in source " + result.node().name() + ": " + why));
    }
    lines.line("");
    lines.line("Done.");
    boolean failed = results.stream().anyMatch(result -> result.status().failed());
    return new ModelsResult(List.of(), failed);
  }
}
