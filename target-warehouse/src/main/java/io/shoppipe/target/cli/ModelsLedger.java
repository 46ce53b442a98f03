package io.shoppipe.target.cli;

import io.shoppipe.models.ModelsCommand;
import io.shoppipe.models.ModelsResult;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.report.Status;
import io.shoppipe.target.load.NodeRuns;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.OptionalLong;

/** Keeps how the nodes of the models went, in the loader's own warehouse. */
record ModelsLedger(Warehouse warehouse, String runId, String pipeline) {
  /** What only compiled or looked is not kept. */
  void keep(ModelsCommand command, ModelsResult result) {
    switch (command) {
      case BUILD, RUN, TEST, SEED, SNAPSHOT, RETRY, RUN_OPERATION ->
          new NodeRuns(warehouse)
              .write(
                  new NodeRuns.Run(runId, pipeline, command.word()),
                  result.results().stream().map(ModelsLedger::entry).toList());
      default -> {
        // nothing was built
      }
    }
  }

  private static NodeRuns.Entry entry(NodeResult result) {
    boolean counted = result.adapterResponse().containsKey("rows_affected") || result.rows() > 0;
    return new NodeRuns.Entry(
        result.node().id(),
        result.node().resourceType(),
        result.status().word(),
        counted ? OptionalLong.of(result.rows()) : OptionalLong.empty(),
        result.failures() < 0 || result.status() == Status.SKIPPED
            ? OptionalLong.empty()
            : OptionalLong.of(result.failures()),
        result.message(),
        result.timing().compileStart(),
        result.timing().end());
  }
}
