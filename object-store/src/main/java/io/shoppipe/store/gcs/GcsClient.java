package io.shoppipe.store.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.remote.Body;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks Google Cloud Storage in the caller's name; every failure is said in one line. */
record GcsClient(Attempts attempts, Caller caller, GcsFailures failures) {
  private static final int PARTIAL = 206;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;
  private static final int RANGE_UNFIT = 416;

  /** What came of a request for an object's bytes: the bytes, or what was said in their place. */
  private record Bytes(Body body, JsonNode said) {}

  static GcsClient of(GcsSettings settings, InstantSource clock) {
    Attempts attempts =
        new Attempts(
            new Http(settings.proxies(), settings.connectTimeout(), settings.readTimeout()),
            settings.persistence());
    Caller caller = new Callers(attempts, clock).of(settings.access());
    return new GcsClient(attempts, caller, new GcsFailures(settings, caller));
  }

  /** The answer's JSON. */
  JsonNode json(Request request, Address address, String done) {
    Attempts.Outcome<JsonNode> outcome = ask(request, Answer::json, address, done);
    if (outcome.status() / 100 != 2) {
      throw failures.answered(outcome.status(), outcome.content(), address, done);
    }
    return outcome.content();
  }

  /** The same; empty where there is no such object. */
  Optional<JsonNode> jsonIfThere(Request request, Address address, String done) {
    Attempts.Outcome<JsonNode> outcome = ask(request, Answer::json, address, done);
    if (outcome.status() == NOT_FOUND) {
      return Optional.empty();
    }
    if (outcome.status() / 100 != 2) {
      throw failures.answered(outcome.status(), outcome.content(), address, done);
    }
    return Optional.of(outcome.content());
  }

  /** An object's bytes, of which only a range is wanted or all of them. */
  Body body(Request request, Address address, boolean ranged, Supplier<SingerException> vanished) {
    Attempts.Outcome<Bytes> outcome =
        ask(
            request,
            answer ->
                answer.good()
                    ? new Bytes(answer.body(), MissingNode.getInstance())
                    : new Bytes(answer.body(), answer.json()),
            address,
            "read");
    int status = outcome.status();
    if (status == PRECONDITION_FAILED || status == RANGE_UNFIT) {
      throw failures.changed(address);
    }
    if (status == NOT_FOUND) {
      throw vanished.get();
    }
    if (status / 100 != 2 || (ranged && status != PARTIAL)) {
      throw failures.answered(status, outcome.content().said(), address, "read");
    }
    return outcome.content().body();
  }

  private <T> Attempts.Outcome<T> ask(
      Request request, Attempts.Reader<T> reader, Address address, String done) {
    try {
      Attempts.Outcome<T> outcome = attempts.send(() -> signed(request), reader);
      if (outcome.status() == UNAUTHORIZED && caller.renew()) {
        return attempts.send(() -> signed(request), reader);
      }
      return outcome;
    } catch (IOException e) {
      throw failures.unreachable(e, address, done);
    }
  }

  private Request signed(Request request) {
    return caller
        .token()
        .map(token -> request.with("Authorization", "Bearer " + token))
        .orElse(request);
  }
}
