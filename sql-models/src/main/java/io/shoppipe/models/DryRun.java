package io.shoppipe.models;

import io.shoppipe.models.report.Bytes;
import io.shoppipe.models.report.Lines;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.api.WarehouseException;
import java.util.List;
import java.util.OptionalLong;

/** Tells how many bytes compiled queries would read, none of which is run. */
final class DryRun {
  private final Warehouse warehouse;
  private final Lines lines;
  private long sum;
  private int known;

  DryRun(Warehouse warehouse, Lines lines) {
    this.warehouse = warehouse;
    this.lines = lines;
  }

  /** One line for each query, and one for all. */
  void of(List<NodeResult> results) {
    try (Session session = warehouse.open()) {
      for (NodeResult result : results) {
        result.compiledSql().ifPresent(sql -> lines.line(words(session, result, sql)));
      }
    }
    lines.line("Dry run: %d queries would read %s".formatted(known, Bytes.text(sum)));
  }

  private String words(Session session, NodeResult result, String sql) {
    String name = result.node().name();
    try {
      OptionalLong bytes = session.estimatedBytes(sql);
      if (bytes.isEmpty()) {
        return name + ": " + warehouse.name() + " does not tell what a query would read";
      }
      known++;
      sum += bytes.getAsLong();
      return name + " would read " + Bytes.text(bytes.getAsLong());
    } catch (WarehouseException refused) {
      return name + " can't be looked at: " + refused.getMessage();
    }
  }
}
