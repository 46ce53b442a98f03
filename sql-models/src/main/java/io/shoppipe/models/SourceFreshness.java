package io.shoppipe.models;

import io.shoppipe.models.artifact.SourcesFile;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.report.Lines;
import io.shoppipe.models.run.Execution;
import io.shoppipe.models.run.Freshness;
import io.shoppipe.models.run.FreshnessResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** {@code source freshness}: measures the chosen sources and writes {@code sources.json}. */
final class SourceFreshness {
  private final Execution.Parts parts;
  private final Lines lines;

  SourceFreshness(Execution.Parts parts, Lines lines) {
    this.parts = parts;
    this.lines = lines;
  }

  /** {@code path} of the report counts from the target folder. */
  ModelsResult run(Collection<String> chosen, String path) {
    List<SourceNode> wanted = new ArrayList<>();
    for (SourceNode node : parts.project().graph().nodes(SourceNode.class)) {
      if (chosen.contains(node.id()) && Freshness.isAsked(node)) {
        wanted.add(node);
      }
    }
    List<FreshnessResult> results = new Freshness(parts).run(wanted);
    SourcesFile file = new SourcesFile(parts.scope());
    parts.files().write(path, out -> file.write(out, results, parts.clock().instant()));
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
