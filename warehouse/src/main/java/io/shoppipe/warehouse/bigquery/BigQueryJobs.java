package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobConfiguration;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.QueryJobConfiguration;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs, each under a name that this run gives but once: a request that is sent again after a
 * lost answer finds the job there (409) and waits for it, rather than runs it twice. Not
 * thread-safe, except for {@link #cancel}.
 */
final class BigQueryJobs {
  /** What a job is called that loads a table which this run has just made. */
  static final String LOAD = "load job";

  private static final long FIRST_LOOK_MILLIS = 20;
  private static final long LATER_LOOK_MILLIS = 2_000;

  private final BigQuery api;
  private final Attempts attempts;
  private final String run;
  private final String location;
  private final JobSettings settings;
  private final Meter meter;
  private Map<String, String> labels = Map.of();
  private long count;
  private volatile @Nullable JobId running;

  BigQueryJobs(BigQuery api, Attempts attempts, String run, String location, JobSettings settings) {
    this.settings = settings;
    this.api = api;
    this.meter = new Meter(api);
    this.attempts = attempts;
    this.run = run;
    this.location = location;
  }

  /** Starts a job of that name, or finds it started; the job, where the answer tells of it. */
  interface Start {
    @Nullable Job start(JobId name);
  }

  Meter meter() {
    return meter;
  }

  /** By which this session shows that it lives. */
  Lease lease(String project, Duration length) {
    return new Lease(api, this, Lease.table(project, run), length);
  }

  JobSettings settings() {
    return settings;
  }

  /** From now on all jobs of SQL have these labels, too. */
  void label(Map<String, String> more) {
    labels = Map.copyOf(more);
  }

  /** The query as it is run: with all that jobs of SQL are told. */
  QueryJobConfiguration told(QueryJobConfiguration query) {
    return settings.labelled(labels).on(query);
  }

  /** A number that this run has not given yet. */
  long next() {
    return ++count;
  }

  /** Runs one job and waits for its end. */
  Job run(String what, JobConfiguration configuration) {
    JobConfiguration told =
        configuration instanceof QueryJobConfiguration query ? told(query) : configuration;
    return run(what, name -> insert(what, name, told));
  }

  /** The bytes that a query would read; it is looked at, and not run. */
  long estimate(QueryJobConfiguration query) {
    JobInfo dry = JobInfo.of(name(next(), 1), told(query).toBuilder().setDryRun(true).build());
    Job looked = attempts.ask("dry run", () -> api.create(dry));
    return looked.getStatistics() instanceof QueryStatistics found
            && found.getTotalBytesProcessed() != null
        ? found.getTotalBytesProcessed()
        : 0;
  }

  /** The same for a job that is started in another way. */
  Job run(String what, Start start) {
    long number = next();
    for (int attempt = 1; ; attempt++) {
      JobId name = name(number, attempt);
      running = name;
      Job started = start.start(name);
      Job ended = started != null && isDone(started) ? started : await(what, name);
      running = null;
      meter.ended(ended);
      JobStatus status = ended.getStatus();
      BigQueryError error = status.getError();
      if (error == null) {
        return ended;
      }
      boolean again =
          Reasons.pass(error) || (what.equals(LOAD) && Reasons.maybeNew(error, attempt));
      if (attempt == Attempts.MOST || !again) {
        throw attempts.failures().of(error, status.getExecutionErrors());
      }
      attempts.pause(attempt, what, String.valueOf(error.getMessage()));
    }
  }

  private JobId name(long number, int attempt) {
    String name = "singer_" + run + "_" + number + (attempt == 1 ? "" : "_" + attempt);
    JobId.Builder id = JobId.newBuilder().setJob(name);
    return (location.isEmpty() ? id : id.setLocation(location)).build();
  }

  private @Nullable Job insert(String what, JobId name, JobConfiguration configuration) {
    try {
      return attempts.call(what, () -> api.create(JobInfo.of(name, configuration)));
    } catch (BigQueryException e) {
      if (e.getCode() != Reasons.CONFLICT) {
        throw attempts.failures().of(e);
      }
      return null;
    }
  }

  /** Small statements are done when the answer comes. */
  private static boolean isDone(Job job) {
    JobStatus status = job.getStatus();
    return status != null && JobStatus.State.DONE.equals(status.getState());
  }

  private Job await(String what, JobId name) {
    int missing = 0;
    long wait = FIRST_LOOK_MILLIS;
    while (true) {
      @Nullable Job job = attempts.ask(what, () -> api.getJob(name));
      if (job == null) {
        if (++missing == Attempts.MOST) {
          throw attempts
              .failures()
              .of(Reasons.NOT_FOUND, null, "job " + name.getJob() + " is lost", null);
        }
        attempts.pause(missing, what, "the job is not to be seen yet");
      } else if (job.getStatus().getState().equals(JobStatus.State.DONE)) {
        return job;
      } else {
        attempts.sleep(wait);
        wait = Math.min(LATER_LOOK_MILLIS, wait * 3 / 2);
      }
    }
  }

  /** Asks BigQuery to stop the job that runs, from any thread. */
  void cancel() {
    JobId name = running;
    if (name != null) {
      api.cancel(name);
    }
  }
}
