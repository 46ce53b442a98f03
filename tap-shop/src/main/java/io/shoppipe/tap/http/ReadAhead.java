package io.shoppipe.tap.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A body as far as it was read at once: mostly all of it. Not thread-safe. */
final class ReadAhead {
  private static final int FIRST_SIZE = 1 << 16;

  private final InputStream rest;
  private byte[] bytes;
  private int length;
  private boolean whole;
  private @Nullable IOException failure;

  private ReadAhead(InputStream body, byte[] bytes) {
    this.rest = body;
    this.bytes = bytes;
  }

  /** Reads {@code most} bytes, if there are so many; {@code told}: how many there may be. */
  static ReadAhead of(InputStream body, int most, long told) {
    int size = (int) Math.min(told < 0 ? FIRST_SIZE : told, most - 1) + 1;
    ReadAhead ahead = new ReadAhead(body, new byte[size]);
    ahead.fill(most);
    return ahead;
  }

  private void fill(int most) {
    try {
      while (!whole && length < most) {
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, (int) Math.min(2L * length, most));
        }
        int count = rest.read(bytes, length, bytes.length - length);
        whole = count < 0;
        length += Math.max(count, 0);
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Whether the body has come to its end. */
  boolean isWhole() {
    return whole;
  }

  byte[] bytes() {
    return bytes;
  }

  /** How many of the bytes count. */
  int length() {
    return length;
  }

  /** The body from its beginning, and what broke it in its place. */
  InputStream stream() {
    InputStream read = new ByteArrayInputStream(bytes, 0, length);
    IOException broken = failure;
    return whole ? read : new SequenceInputStream(read, broken == null ? rest : failing(broken));
  }

  private static InputStream failing(IOException failure) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw failure;
      }

      @Override
      public int read(byte[] into, int offset, int most) throws IOException {
        throw failure;
      }
    };
  }
}
