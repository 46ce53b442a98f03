package io.shoppipe.tap.http;

import io.shoppipe.tap.check.RecordScan;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Remembers what was read last: while it {@link #keep}s all since a place, else only what the last
 * read brought. Not thread-safe.
 */
final class RecentBytes extends InputStream implements RecordScan.Input {
  private static final int FIRST_SIZE = 1 << 15;

  private final InputStream in;
  private byte[] recent = new byte[FIRST_SIZE];
  private int length;
  private long beginsAt;
  private boolean keeping;

  RecentBytes(InputStream in) {
    this.in = in;
  }

  /** From now on all is kept, until {@link #forget} allows to drop it. */
  void keep() {
    keeping = true;
  }

  /** Nothing need be kept any more. */
  void release() {
    keeping = false;
  }

  /** What lies before {@code place} won't be asked for. */
  void forget(long place) {
    int gone = (int) (place - beginsAt);
    if (gone > recent.length / 2) {
      System.arraycopy(recent, gone, recent, 0, length - gone);
      length -= gone;
      beginsAt = place;
    }
  }

  @Override
  public void copy(long start, long end, byte[] into, int at) {
    System.arraycopy(recent, (int) (start - beginsAt), into, at, (int) (end - start));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int most) throws IOException {
    int count = in.read(into, offset, most);
    if (count > 0) {
      note(into, offset, count);
    }
    return count;
  }

  private void note(byte[] from, int offset, int count) {
    if (!keeping) {
      beginsAt += length;
      length = 0;
    }
    if (length + count > recent.length) {
      recent = Arrays.copyOf(recent, Math.max(2 * recent.length, length + count));
    }
    System.arraycopy(from, offset, recent, length, count);
    length += count;
  }
}
