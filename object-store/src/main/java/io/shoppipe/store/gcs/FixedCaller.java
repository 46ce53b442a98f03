package io.shoppipe.store.gcs;

import java.util.Optional;

/** Asks with the same token for ever, or with none. */
record FixedCaller(Optional<String> token, String remedy) implements Caller {
  @Override
  public boolean renew() {
    return false;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "FixedCaller[]";
  }
}
