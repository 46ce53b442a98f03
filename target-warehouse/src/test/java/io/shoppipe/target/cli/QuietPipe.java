package io.shoppipe.target.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Gives all lines and ends only when a state was printed, or after a minute. */
final class QuietPipe extends InputStream {
  private final InputStream lines;
  private final CountDownLatch printed;

  QuietPipe(InputStream lines, CountDownLatch printed) {
    this.lines = lines;
    this.printed = printed;
  }

  @Override
  public int read() throws IOException {
    return lines.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = lines.read(into, offset, length);
    try {
      return read < 0 && !printed.await(1, TimeUnit.MINUTES) ? failed() : read;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static int failed() throws IOException {
    throw new IOException("no state was printed");
  }
}
