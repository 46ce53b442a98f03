package io.shoppipe.store.s3;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object's bytes; where the connection breaks off, the rest is asked for again. */
final class ResumedStream extends InputStream {
  private static final Logger LOG = LoggerFactory.getLogger(ResumedStream.class);

  private final Address address;
  private final long end;
  private final S3Settings settings;
  private final LongFunction<ResponseInputStream<GetObjectResponse>> opener;
  private long position;
  private int breaks;
  private @Nullable ResponseInputStream<GetObjectResponse> in;

  /** Begins at {@code start} at once, so that what can't be read fails before it is read. */
  ResumedStream(
      Address address,
      long start,
      long end,
      S3Settings settings,
      LongFunction<ResponseInputStream<GetObjectResponse>> opener) {
    this.address = address;
    this.end = end;
    this.settings = settings;
    this.opener = opener;
    this.position = start;
    this.in = start < end || end == 0 ? opener.apply(start) : null;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    while (position < end) {
      try {
        int count = current().read(into, offset, (int) Math.min(length, end - position));
        if (count < 0) {
          throw new IOException("it ended after " + position + " of " + end + " bytes");
        }
        position += count;
        return count;
      } catch (IOException e) {
        broke(e);
      }
    }
    return -1;
  }

  @Override
  public void close() {
    ResponseInputStream<GetObjectResponse> open = in;
    if (open != null) {
      // To close it would read the rest of the object first.
      open.abort();
      in = null;
    }
  }

  private ResponseInputStream<GetObjectResponse> current() {
    ResponseInputStream<GetObjectResponse> open = in;
    if (open == null) {
      open = opener.apply(position);
      in = open;
    }
    return open;
  }

  private void broke(IOException e) {
    close();
    if (++breaks >= settings.maxAttempts()) {
      throw SingerException.external(
          address
              + ": the reading broke off "
              + breaks
              + " times, at last at byte "
              + position
              + " ("
              + e.getMessage()
              + "). Run again later.",
          e);
    }
    LOG.warn("{}: the reading broke off at byte {}: going on from there", address, position);
    pause();
  }

  private void pause() {
    Duration wait = settings.retryDelay().multipliedBy(1L << Math.min(breaks - 1, 10));
    Duration longest = S3Clients.LONGEST_WAIT;
    try {
      Thread.sleep((wait.compareTo(longest) < 0 ? wait : longest).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SingerException.external(address + ": the reading was stopped.", e);
    }
  }
}
