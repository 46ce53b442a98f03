package io.shoppipe.store.gcs;

import java.util.Optional;

/** Whom requests are from. Thread-safe. */
interface Caller {
  /** The bearer token; empty where nobody asks. */
  Optional<String> token();

  /** Forgets a token that was refused; whether another can be had. */
  boolean renew();

  /** What to check where something is not allowed. */
  String remedy();
}
