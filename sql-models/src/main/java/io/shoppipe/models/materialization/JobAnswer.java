package io.shoppipe.models.materialization;

import io.shoppipe.models.report.Bytes;
import io.shoppipe.warehouse.api.JobFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to the statement that builds a node, where that is a job, as dbt-bigquery words it.
 */
final class JobAnswer {
  private static final Map<String, String> CODES =
      Map.of("CREATE_VIEW", "CREATE VIEW", "CREATE_TABLE_AS_SELECT", "CREATE TABLE");
  private static final int STEP = 1000;
  private static final List<String> UNITS = List.of("", "k", "m", "b", "t");

  private JobAnswer() {}

  /** Runs the statement that makes the node's relation or its rows. */
  static Built of(Build build, String sql) {
    build.written().accept(sql);
    long rows = build.session().execute(sql);
    Optional<JobFacts> job = build.session().lastJob();
    return job.map(JobAnswer::of).orElseGet(() -> new Built("OK", rows));
  }

  private static Built of(JobFacts job) {
    String code = CODES.getOrDefault(job.statement(), job.statement());
    String read = Bytes.text(job.bytesProcessed()) + " processed)";
    String message =
        job.rows().isPresent()
            ? code + " (" + rows(job.rows().getAsLong()) + " rows, " + read
            : code + " (" + read;
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("_message", message);
    response.put("code", code);
    job.rows().ifPresent(rows -> response.put("rows_affected", rows));
    response.put("bytes_processed", job.bytesProcessed());
    response.put("bytes_billed", job.bytesBilled());
    response.put("location", job.location());
    response.put("project_id", job.project());
    response.put("job_id", job.id());
    response.put("slot_ms", job.slotMillis());
    return new Built(message, job.rows().orElse(0), response);
  }

  private static String rows(long rows) {
    double rest = rows;
    int unit = 0;
    while (rest >= STEP && unit < UNITS.size() - 1) {
      rest /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f%s", rest, UNITS.get(unit));
  }
}
