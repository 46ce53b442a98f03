package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.WarehouseException;
import io.shoppipe.warehouse.bigquery.UploadRequests.Answer;
import java.io.IOException;
import java.util.Set;

/**
 * Starts a load job with its rows, by a resumable upload: what BigQuery did not get is sent again
 * from where it stopped. (The client's own upload takes it for granted that all was taken.) One
 * object for each upload.
 */
final class Upload {
  private static final Set<Integer> DONE = Set.of(200, 201);
  private static final int RESUME = 308;

  /**
   * Answers to an upload that BigQuery has forgotten: it begins anew, under the same job's name.
   */
  private static final Set<Integer> FORGOTTEN = Set.of(404, 410);

  private final UploadRequests requests;
  private final Attempts attempts;
  private final String job;
  private final Spool rows;
  private String place = "";
  private long sent;
  private boolean unsure;
  private int attempt = 1;

  /** {@code job}: its description as JSON, which names it. */
  Upload(UploadRequests requests, Attempts attempts, String job, Spool rows) {
    this.requests = requests;
    this.attempts = attempts;
    this.job = job;
    this.rows = rows;
  }

  /** Returns when the job is there. */
  void run() {
    while (true) {
      try {
        if (step()) {
          return;
        }
      } catch (IOException e) {
        again(e.toString(), attempts.failures().of(0, null, "rows could not be sent: " + e, e));
      }
    }
  }

  /** One request; whether the job is there. */
  private boolean step() throws IOException {
    if (place.isEmpty()) {
      return begun(requests.begin(job));
    }
    Answer answer = unsure ? requests.progress(place, rows) : requests.part(place, rows, sent);
    // 409: the answer to the whole upload was lost, and the job of that name runs already.
    if (DONE.contains(answer.status()) || answer.status() == Reasons.CONFLICT) {
      return true;
    }
    if (answer.status() == RESUME) {
      took(answer);
    } else {
      refused(answer);
    }
    return false;
  }

  private boolean begun(Answer answer) {
    if (DONE.contains(answer.status()) && !answer.place().isEmpty()) {
      place = answer.place();
      sent = 0;
      unsure = false;
      return false;
    }
    if (answer.status() == Reasons.CONFLICT) {
      return true;
    }
    refused(answer);
    return false;
  }

  private void took(Answer answer) {
    if (answer.taken() > sent) {
      attempt = 1;
    } else if (!unsure) {
      again("nothing was taken", failed(answer));
    }
    sent = answer.taken();
    unsure = false;
  }

  private void refused(Answer answer) {
    boolean forgotten = !place.isEmpty() && FORGOTTEN.contains(answer.status());
    if (!forgotten && !Reasons.pass(answer.status(), answer.reason())) {
      throw failed(answer);
    }
    again("HTTP " + answer.status(), failed(answer));
    if (forgotten) {
      place = "";
    }
  }

  private void again(String why, WarehouseException failure) {
    if (attempt == Attempts.MOST) {
      throw failure;
    }
    attempts.pause(attempt++, "upload", why);
    unsure = !place.isEmpty();
  }

  private WarehouseException failed(Answer answer) {
    return attempts
        .failures()
        .of(
            answer.status(),
            answer.reason().isEmpty() ? null : answer.reason(),
            answer.words().isEmpty() ? "rows could not be sent" : answer.words(),
            null);
  }
}
