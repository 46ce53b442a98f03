package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.WarehouseException;
import io.shoppipe.warehouse.bigquery.UploadRequests.Answer;
import java.io.IOException;
import java.util.Set;

/**
 * Starts a load job with its rows, or writes them into a bucket, by a resumable upload: what Google
 * did not get is sent again from where it stopped. (The client's own upload takes it for granted
 * that all was taken.) One object for each upload.
 */
final class Upload {
  /** What a job is done with. 409: the answer was lost, and the job of that name runs already. */
  static final Set<Integer> JOB_DONE = Set.of(200, 201, Reasons.CONFLICT);

  static final Set<Integer> OBJECT_DONE = Set.of(200, 201);

  private static final int RESUME = 308;

  /** Answers to an upload that Google has forgotten: it begins anew, under the same name. */
  private static final Set<Integer> FORGOTTEN = Set.of(404, 410);

  private final UploadRequests requests;
  private final Attempts attempts;
  private final Begin begin;
  private final Set<Integer> done;
  private final Spool rows;
  private String place = "";
  private long sent;
  private boolean unsure;
  private int attempt = 1;

  /** The first request, which names what is made. */
  @FunctionalInterface
  interface Begin {
    Answer begin() throws IOException;
  }

  /** {@code done}: the answers that mean that all is there. */
  Upload(UploadRequests requests, Attempts attempts, Begin begin, Set<Integer> done, Spool rows) {
    this.requests = requests;
    this.attempts = attempts;
    this.begin = begin;
    this.done = done;
    this.rows = rows;
  }

  /** Returns when the job or the object is there. */
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

  /** One request; whether all is there. */
  private boolean step() throws IOException {
    if (place.isEmpty()) {
      return begun(begin.begin());
    }
    Answer answer = unsure ? requests.progress(place, rows) : requests.part(place, rows, sent);
    if (done.contains(answer.status())) {
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
    if (OBJECT_DONE.contains(answer.status()) && !answer.place().isEmpty()) {
      place = answer.place();
      sent = 0;
      unsure = false;
      return false;
    }
    if (answer.status() == Reasons.CONFLICT && done.contains(Reasons.CONFLICT)) {
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
    return attempts.failures().of(answer, "rows could not be sent");
  }
}
