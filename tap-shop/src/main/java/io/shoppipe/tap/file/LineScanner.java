package io.shoppipe.tap.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts bytes into lines. Not thread-safe. */
final class LineScanner {
  private static final int BLOCK = 1 << 18;

  private final InputStream in;
  private byte[] buffer = new byte[BLOCK];
  private int start;
  private int end;
  private int limit;
  private boolean ended;
  private long line;

  LineScanner(InputStream in) {
    this.in = in;
  }

  /** Reads the next line; false when there is none. */
  boolean next() throws IOException {
    start = line == 0 ? 0 : end + 1;
    int at = start;
    line++;
    while (true) {
      for (; at < limit; at++) {
        if (buffer[at] == '\n') {
          end = at;
          return true;
        }
      }
      int length = at - start;
      if (ended) {
        end = limit;
        return length > 0;
      }
      fill();
      at = start + length;
    }
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int length() {
    return end - start;
  }

  long line() {
    return line;
  }

  private void fill() throws IOException {
    start = Math.min(start, limit);
    System.arraycopy(buffer, start, buffer, 0, limit - start);
    limit -= start;
    start = 0;
    if (buffer.length - limit < BLOCK / 2) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int count = in.readNBytes(buffer, limit, buffer.length - limit);
    limit += count;
    ended = count == 0;
  }
}
