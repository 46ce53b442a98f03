package io.shoppipe.store.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.remote.Persistence;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests again while what refuses them passes by itself. Thread-safe. */
record Attempts(Http http, Persistence persistence) {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  /** A status, and what came with it: all of its JSON, or a body that is still to be read. */
  record Outcome<T>(int status, T content) {}

  /** Reads what came; a failure to do so is worth another attempt. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Answer answer) throws IOException;
  }

  /** Makes the request anew for each attempt: its token may have been renewed. */
  @FunctionalInterface
  interface Maker {
    Request request();
  }

  Outcome<JsonNode> json(Maker maker) throws IOException {
    return send(maker, Answer::json);
  }

  /** The last answer, if not the first good one. */
  <T> Outcome<T> send(Maker maker, Reader<T> reader) throws IOException {
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt >= persistence.attempts();
      Request request = maker.request();
      String reason;
      try {
        Answer answer = http.send(request);
        if (last || !PASSING.contains(answer.status())) {
          return new Outcome<>(answer.status(), reader.read(answer));
        }
        answer.body().abort().run();
        reason = "status " + answer.status();
      } catch (IOException e) {
        if (last) {
          throw e;
        }
        reason = e.getClass().getSimpleName();
      }
      String what = request.method() + " " + request.address().getPath();
      LOG.debug("{}: {}; attempt {} follows", what, reason, attempt + 1);
      persistence.pause(
          attempt, () -> SingerException.external(what + ": interrupted. Run again.", null));
    }
  }
}
