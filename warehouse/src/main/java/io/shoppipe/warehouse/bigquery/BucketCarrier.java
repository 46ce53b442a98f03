package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.TableId;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Loader;
import java.util.List;
import java.util.function.Supplier;

/** Files of rows go into a bucket, and load jobs take them there. */
record BucketCarrier(BigQueryJobs jobs, Folder folder) implements Carrier {
  @Override
  public Loader loader(Supplier<TableId> table, List<Column> columns) {
    return new LoadJobLoader(columns, new BucketFiles(jobs, table, folder));
  }
}
