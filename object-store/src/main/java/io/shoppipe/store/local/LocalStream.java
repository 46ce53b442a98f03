package io.shoppipe.store.local;

import io.shoppipe.store.api.StoredObject;
import java.io.IOException;
import java.io.InputStream;

/** A file's bytes; at their end the file must still be what it was when it was looked at. */
final class LocalStream extends InputStream {
  private final InputStream in;
  private final LocalStore store;
  private final StoredObject object;
  private boolean checked;

  LocalStream(InputStream in, LocalStore store, StoredObject object) {
    this.in = in;
    this.store = store;
    this.object = object;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    try {
      int count = in.read(into, offset, length);
      if (count < 0 && !checked) {
        checked = true;
        check();
      }
      return count;
    } catch (IOException e) {
      throw store.unreadable(object.address(), e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void check() {
    boolean same =
        store.stat(object.address()).filter(now -> now.etag().equals(object.etag())).isPresent();
    if (!same) {
      throw store.changed(object.address());
    }
  }
}
