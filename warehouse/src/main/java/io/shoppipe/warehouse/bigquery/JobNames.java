package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.QueryJobConfiguration;
import java.util.HashMap;
import java.util.Map;

/** What the jobs of one session have in common: their names' start, labels and limits. */
record JobNames(BigQueryAddress address, String run, int session) {
  private static final String RUN = "singer_run";

  /** The name of a job's attempt: the same whenever it is asked for. */
  JobId name(long number, int attempt) {
    String name =
        "singer_" + run + "_" + session + "_" + number + (attempt == 1 ? "" : "_" + attempt);
    JobId.Builder id = JobId.newBuilder().setJob(name);
    String location = address.location();
    return (location.isEmpty() ? id : id.setLocation(location)).build();
  }

  /** By which an account's bill tells the jobs apart. */
  Map<String, String> labels() {
    Map<String, String> labels = new HashMap<>(address.limits().labels());
    labels.put(RUN, run);
    return labels;
  }

  QueryJobConfiguration.Builder query(String sql) {
    QueryJobConfiguration.Builder query = QueryJobConfiguration.newBuilder(sql).setLabels(labels());
    long most = address.limits().bytesBilled();
    return most == 0 ? query : query.setMaximumBytesBilled(most);
  }
}
