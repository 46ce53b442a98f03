package io.shoppipe.store.remote;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An object's bytes; where the connection breaks off, the rest is asked for again. */
public final class ResumedStream extends InputStream {
  private static final Logger LOG = LoggerFactory.getLogger(ResumedStream.class);

  private final Address address;
  private final long end;
  private final Persistence persistence;
  private final LongFunction<Body> opener;
  private long position;
  private int breaks;
  private @Nullable Body body;

  /**
   * Begins at {@code start} at once, so that what can't be read fails before it is read; {@code
   * opener} gives the bytes from a position on.
   */
  public ResumedStream(
      Address address, long start, long end, Persistence persistence, LongFunction<Body> opener) {
    this.address = address;
    this.end = end;
    this.persistence = persistence;
    this.opener = opener;
    this.position = start;
    this.body = start < end || end == 0 ? opener.apply(start) : null;
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
        int count = current().in().read(into, offset, (int) Math.min(length, end - position));
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
    Body open = body;
    if (open != null) {
      // To close it would read the rest of the object first.
      open.abort().run();
      body = null;
    }
  }

  private Body current() {
    Body open = body;
    if (open == null) {
      open = opener.apply(position);
      body = open;
    }
    return open;
  }

  private void broke(IOException e) {
    close();
    if (++breaks >= persistence.attempts()) {
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
    persistence.pause(
        breaks, () -> SingerException.external(address + ": the reading was stopped.", e));
  }
}
