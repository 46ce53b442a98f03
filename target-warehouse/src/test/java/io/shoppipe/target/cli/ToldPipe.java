package io.shoppipe.target.cli;

import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** Tells that something was printed. */
final class ToldPipe extends OutputStream {
  private final CountDownLatch printed;

  ToldPipe(CountDownLatch printed) {
    this.printed = printed;
  }

  @Override
  public void write(int b) {
    printed.countDown();
  }
}
