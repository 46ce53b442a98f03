package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.TableId;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Loader;
import java.util.List;
import java.util.function.Supplier;

/** Each file of rows is uploaded along with the load job that takes it. */
record UploadCarrier(Connection connection) implements Carrier {
  @Override
  public Loader loader(Supplier<TableId> table, List<Column> columns) {
    return new LoadJobLoader(columns, file -> load(table.get(), file));
  }

  private void load(TableId table, Spool file) {
    BigQueryJobs jobs = connection.jobs();
    UploadRequests requests = connection.requests();
    jobs.run(
        BigQueryJobs.LOAD,
        name -> {
          String job = LoadJob.of(name, table, jobs.settings().labels());
          new Upload(
                  requests, connection.attempts(), () -> requests.begin(job), Upload.JOB_DONE, file)
              .run();
          return null;
        });
  }
}
