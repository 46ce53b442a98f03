package io.shoppipe.e2e.googlesql;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The bodies of the API's answers. */
final class Answers {
  /** What a data test asks for: its failures, and whether they are too many. */
  private static final List<String> DATA_TEST = List.of("failures", "should_warn", "should_error");

  private final ObjectMapper json;
  private final Fields fields;
  private final String project;

  Answers(ObjectMapper json, String project) {
    this.json = json;
    this.fields = new Fields(json);
    this.project = project;
  }

  ObjectNode error(int code, String reason, String message) {
    ObjectNode body = json.createObjectNode();
    ObjectNode error = body.putObject("error").put("code", code).put("message", message);
    error.putArray("errors").add(reason(reason, message));
    return body;
  }

  private ObjectNode reason(String reason, String message) {
    return json.createObjectNode().put("reason", reason).put("message", message);
  }

  /** A job that is done; {@code message}: why it failed, empty where it did not. */
  ObjectNode job(String name, String message) {
    ObjectNode job = json.createObjectNode();
    job.putObject("jobReference").put("projectId", project).put("jobId", name);
    ObjectNode configuration = job.putObject("configuration").put("jobType", "QUERY");
    configuration.putObject("query").put("query", "").put("useLegacySql", false);
    ObjectNode statistics = job.putObject("statistics");
    statistics.putObject("query").put("numDmlAffectedRows", "0");
    statistics.putObject("sessionInfo").put("sessionId", "all");
    ObjectNode status = job.putObject("status").put("state", "DONE");
    if (!message.isEmpty()) {
      status.set("errorResult", reason("invalidQuery", message));
    }
    return job;
  }

  /** No rows; of a data test the one that says that all is well. */
  ObjectNode result(String job, List<AnalysedColumn> columns) {
    ObjectNode result = json.createObjectNode().put("jobComplete", true);
    result.putObject("jobReference").put("projectId", project).put("jobId", job);
    boolean test = columns.stream().map(AnalysedColumn::name).toList().equals(DATA_TEST);
    result.put("totalRows", test ? "1" : "0");
    if (!columns.isEmpty()) {
      result.set("schema", fields.schema(columns));
    }
    ArrayNode rows = result.putArray("rows");
    if (test) {
      ArrayNode cells = rows.addObject().putArray("f");
      List.of("0", "false", "false").forEach(value -> cells.addObject().put("v", value));
    }
    return result;
  }

  ObjectNode dataset(String name) {
    ObjectNode dataset = json.createObjectNode().put("location", "EU");
    dataset.putObject("datasetReference").put("projectId", project).put("datasetId", name);
    return dataset;
  }

  ObjectNode tables(String dataset, List<AnalysedTable> all) {
    ObjectNode list = json.createObjectNode().put("totalItems", all.size());
    ArrayNode tables = list.putArray("tables");
    all.forEach(table -> tables.add(reference(dataset, table)));
    return list;
  }

  ObjectNode table(String dataset, AnalysedTable table) {
    ObjectNode body = reference(dataset, table);
    body.set("schema", fields.schema(table.columns()));
    if (table.kind().equals("VIEW")) {
      body.putObject("view").put("query", "");
    } else if (!table.key().isEmpty()) {
      ArrayNode columns =
          body.putObject("tableConstraints").putObject("primaryKey").putArray("columns");
      table.key().forEach(columns::add);
    }
    if (!table.filter().isEmpty()) {
      body.put("requirePartitionFilter", true);
      body.putObject("timePartitioning").put("type", "DAY").put("field", table.filter());
    }
    return body;
  }

  private ObjectNode reference(String dataset, AnalysedTable table) {
    ObjectNode body = json.createObjectNode().put("type", table.kind());
    body.putObject("tableReference")
        .put("projectId", project)
        .put("datasetId", dataset)
        .put("tableId", table.name());
    return body;
  }
}
