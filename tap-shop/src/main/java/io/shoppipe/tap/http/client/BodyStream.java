package io.shoppipe.tap.http.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body as it arrives. Unlike the JDK's own stream it does not wait for ever: {@link Patience}
 * bounds the wait. Read by one thread, filled by the client's.
 */
final class BodyStream extends InputStream implements HttpResponse.BodySubscriber<InputStream> {
  /** Parts asked for ahead, of some 16 KB each. */
  private static final int AHEAD = 16;

  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private final Patience patience;
  private List<ByteBuffer> current = List.of();
  private int index;
  private boolean ended;
  private volatile Flow.@Nullable Subscription subscription;

  BodyStream(Patience patience) {
    this.patience = patience;
  }

  /** Bytes, the end, or what broke the body. */
  private record Part(List<ByteBuffer> bytes, boolean last, @Nullable Throwable failure) {}

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(AHEAD);
  }

  @Override
  public void onNext(List<ByteBuffer> item) {
    parts.add(new Part(item, false, null));
  }

  @Override
  public void onError(Throwable failure) {
    parts.add(new Part(List.of(), true, failure));
  }

  @Override
  public void onComplete() {
    parts.add(new Part(List.of(), true, null));
  }

  @Override
  public int read() throws IOException {
    return fill() ? current.get(index).get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, current.get(index).remaining());
    current.get(index).get(into, offset, count);
    return count;
  }

  /** Gives the connection up, unless the body has been read to its end. */
  @Override
  public void close() {
    Flow.Subscription given = subscription;
    if (!ended && given != null) {
      given.cancel();
    }
    ended = true;
  }

  private boolean fill() throws IOException {
    while (true) {
      while (index < current.size()) {
        if (current.get(index).hasRemaining()) {
          return true;
        }
        index++;
      }
      if (ended) {
        return false;
      }
      take(next());
    }
  }

  private void take(Part part) throws IOException {
    ended = part.last();
    Throwable failure = part.failure();
    if (failure != null) {
      throw new IOException(failure);
    }
    current = part.bytes();
    index = 0;
    current.forEach(buffer -> patience.received(buffer.remaining()));
    Flow.Subscription given = subscription;
    if (!ended && given != null) {
      given.request(1);
    }
  }

  private Part next() throws IOException {
    Part ready = parts.poll();
    if (ready != null) {
      return ready;
    }
    long start = System.nanoTime();
    try {
      Part part = parts.poll(patience.leftNanos(), TimeUnit.NANOSECONDS);
      patience.waited(System.nanoTime() - start);
      if (part == null) {
        close();
        throw new SlowBodyException();
      }
      return part;
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** The body does not come. */
  static final class SlowBodyException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
