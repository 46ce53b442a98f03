package io.shoppipe.tap.http.client;

import io.shoppipe.singer.error.Secrets;

/** Who logs in. The password does not show in the text of this record. */
record Credentials(String username, String password) {
  @Override
  public String toString() {
    return username + ":" + Secrets.MASK;
  }
}
