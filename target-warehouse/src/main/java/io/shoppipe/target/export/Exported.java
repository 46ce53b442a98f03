package io.shoppipe.target.export;

import io.shoppipe.store.api.Address;

/** A file that was written, read back and found to be what was written. */
public record Exported(Address to, long rows, long bytes, String sha256) {
  @Override
  public String toString() {
    return to + ": " + rows + " rows, " + bytes + " bytes, sha256 " + sha256;
  }
}
