package io.shoppipe.warehouse.bigquery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.TableId;
import java.util.Map;

/** Describes load jobs as the API has them: lines of JSON that are added to a table. */
final class LoadJob {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LoadJob() {}

  static String of(JobId name, TableId table, Map<String, String> labels) {
    ObjectNode job = JSON.createObjectNode();
    ObjectNode reference = job.putObject("jobReference");
    reference.put("projectId", table.getProject()).put("jobId", name.getJob());
    if (name.getLocation() != null) {
      reference.put("location", name.getLocation());
    }
    ObjectNode configuration = job.putObject("configuration");
    ObjectNode labelled = configuration.putObject("labels");
    labels.forEach(labelled::put);
    ObjectNode load = configuration.putObject("load");
    load.put("sourceFormat", "NEWLINE_DELIMITED_JSON")
        .put("encoding", "UTF-8")
        .put("writeDisposition", "WRITE_APPEND")
        .put("createDisposition", "CREATE_NEVER")
        .put("maxBadRecords", 0);
    load.putObject("destinationTable")
        .put("projectId", table.getProject())
        .put("datasetId", table.getDataset())
        .put("tableId", table.getTable());
    return job.toString();
  }
}
