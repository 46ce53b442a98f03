package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.RangePartitioning;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableDefinition;
import com.google.cloud.bigquery.TimePartitioning;
import io.shoppipe.warehouse.api.Details;
import java.util.List;

/** Reads how a table is partitioned and clustered. */
final class Layouts {
  private Layouts() {}

  static Details of(TableDefinition definition, String location) {
    if (!(definition instanceof StandardTableDefinition table)) {
      return new Details("", List.of(), location);
    }
    Clustering clustering = table.getClustering();
    boolean clustered = clustering != null && clustering.getFields() != null;
    return new Details(
        partitioning(table), clustered ? clustering.getFields() : List.of(), location);
  }

  private static String partitioning(StandardTableDefinition table) {
    TimePartitioning time = table.getTimePartitioning();
    if (time != null) {
      return time.getType() + "(" + (time.getField() == null ? "" : time.getField()) + ")";
    }
    RangePartitioning range = table.getRangePartitioning();
    return range == null
        ? ""
        : "RANGE(%s,%d,%d,%d)"
            .formatted(
                range.getField(),
                range.getRange().getStart(),
                range.getRange().getEnd(),
                range.getRange().getInterval());
  }
}
