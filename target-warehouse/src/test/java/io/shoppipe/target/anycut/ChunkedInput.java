package io.shoppipe.target.anycut;

import java.io.IOException;
import java.io.InputStream;

/** Gives bytes in chunks of one size; may break at its end, in one of two ways. */
final class ChunkedInput extends InputStream {
  /** What happens behind the last byte. */
  enum End {
    CLEAN,
    /** Reading fails, as on a pipe that broke. */
    BREAKS,
    /** The run ends at once, with no time to commit anything, as when the process is killed. */
    KILLED
  }

  private final byte[] bytes;
  private final int chunk;
  private final End end;
  private int position;

  ChunkedInput(byte[] bytes, int chunk, End end) {
    this.bytes = bytes;
    this.chunk = chunk;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (position == bytes.length) {
      return ended();
    }
    int count = Math.min(Math.min(chunk, length), bytes.length - position);
    System.arraycopy(bytes, position, into, offset, count);
    position += count;
    return count;
  }

  private int ended() throws IOException {
    return switch (end) {
      case CLEAN -> -1;
      case BREAKS -> throw new IOException("broken off");
      case KILLED -> throw new IllegalStateException("killed");
    };
  }
}
