package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.TableId;
import io.shoppipe.warehouse.api.WarehouseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Files of rows are written into a bucket as they come; one load job takes all of them, and they
 * are deleted. A job that is tried again reads them there: they are sent once.
 */
final class BucketFiles implements RowFiles {
  private final BigQueryJobs jobs;
  private final Supplier<TableId> table;
  private final Folder folder;
  private final List<String> written = new ArrayList<>();

  BucketFiles(BigQueryJobs jobs, Supplier<TableId> table, Folder folder) {
    this.jobs = jobs;
    this.table = table;
    this.folder = folder;
  }

  @Override
  public void take(Spool file) {
    TableId id = table.get(); // made before it is needed: with it the lease's dataset
    String object = folder.next(id.getTable(), jobs.next());
    written.add(object);
    folder.bucket().write(object, file);
  }

  @Override
  public void finish() {
    if (written.isEmpty()) {
      return;
    }
    try {
      jobs.run(BigQueryJobs.LOAD, job());
    } catch (WarehouseException failed) {
      throw undone(failed);
    }
    close();
  }

  private LoadJobConfiguration job() {
    List<String> addresses = written.stream().map(folder.bucket()::address).toList();
    return LoadJobConfiguration.newBuilder(table.get(), addresses, FormatOptions.json())
        .setWriteDisposition(JobInfo.WriteDisposition.WRITE_APPEND)
        .setCreateDisposition(JobInfo.CreateDisposition.CREATE_NEVER)
        .setMaxBadRecords(0)
        .setLabels(jobs.settings().labels())
        .build();
  }

  /** What failed first is what is told. */
  private WarehouseException undone(WarehouseException failed) {
    try {
      close();
    } catch (WarehouseException e) {
      failed.addSuppressed(e);
    }
    return failed;
  }

  @Override
  public void close() {
    List<String> done = List.copyOf(written);
    written.clear();
    done.forEach(folder.bucket()::delete);
  }
}
