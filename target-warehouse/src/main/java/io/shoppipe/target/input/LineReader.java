package io.shoppipe.target.input;

import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into lines without copying them. {@link #fill} reads a block (and may
 * wait); {@link #next} moves to the next whole line in it. A line lies in {@link #buffer} from
 * {@link #start} to {@link #end}, without its line break, and is valid until the next call. Not
 * thread-safe.
 */
final class LineReader {
  private static final int BLOCK = 1 << 18;

  /**
   * A line is held twice while the buffer grows, and as a row beside it: so much of the memory is
   * enough for one, but no more is.
   */
  private static final long LONGEST = Runtime.getRuntime().maxMemory() / 9 * 2;

  private final InputStream in;
  private final int longest;
  private byte[] buffer = new byte[2 * BLOCK];
  private int start;
  private int end;
  private int next;
  private int limit;
  private int scanned;
  private long number;
  private boolean ended;
  private @Nullable Original original;

  /** What a substitute stands for. */
  private static final class Original {
    private final byte[] buffer;
    private final int start;
    private final int end;
    private final String where;

    Original(byte[] buffer, int start, int end, String where) {
      this.buffer = buffer;
      this.start = start;
      this.end = end;
      this.where = where;
    }
  }

  LineReader(InputStream in) {
    this(in, LONGEST);
  }

  /** With lines of so many bytes at most. */
  LineReader(InputStream in, long longest) {
    this.in = in;
    this.longest = (int) Math.min(longest, Integer.MAX_VALUE - 2 * BLOCK);
  }

  /**
   * Reads more bytes, waiting for them; false at the end of the input, when a last line without a
   * line break may still be there.
   */
  boolean fill() {
    if (ended) {
      return false;
    }
    makeRoom();
    try {
      int read = in.read(buffer, limit, Math.min(BLOCK, buffer.length - limit));
      ended = read < 0;
      limit += Math.max(read, 0);
    } catch (IOException e) {
      throw SingerException.external(
          "stdin: can't be read: " + e.getMessage() + ". Run the pipe again.", e);
    }
    return !ended;
  }

  /** Moves to the next line that is whole; at the end of the input the rest counts as one. */
  boolean next() {
    int lineBreak = NewlineScan.find(buffer, Math.max(scanned, next), limit);
    if (lineBreak < limit) {
      line(lineBreak, lineBreak + 1);
      return true;
    }
    scanned = limit;
    if (ended && next < limit) {
      line(limit, limit);
      return true;
    }
    return false;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Whether the current line ended without a line break: the input may have been cut there. */
  boolean cut() {
    return original == null && ended && next == end && end == limit;
  }

  /**
   * Puts another line in the place of the current one, until {@link #restore}; {@code where} is the
   * line that it was made of, for messages.
   */
  void substitute(byte[] line, String where) {
    original = new Original(buffer, start, end, where);
    buffer = line;
    start = 0;
    end = line.length;
  }

  boolean isSubstituted() {
    return original != null;
  }

  void restore() {
    if (original != null) {
      buffer = original.buffer;
      start = original.start;
      end = original.end;
      original = null;
    }
  }

  /** The current line's number, from 1. */
  long number() {
    return number;
  }

  /** The current line, for messages. */
  String where() {
    return original == null ? "line " + number : original.where;
  }

  private void line(int lineEnd, int following) {
    number++;
    start = number == 1 && hasByteOrderMark() ? next + 3 : next;
    end = lineEnd > start && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    next = following;
    scanned = following;
  }

  private boolean hasByteOrderMark() {
    return limit - next >= 3
        && buffer[next] == (byte) 0xEF
        && buffer[next + 1] == (byte) 0xBB
        && buffer[next + 2] == (byte) 0xBF;
  }

  private void makeRoom() {
    if (next > 0) {
      System.arraycopy(buffer, next, buffer, 0, limit - next);
      limit -= next;
      scanned -= Math.min(scanned, next);
      next = 0;
    }
    if (limit > longest) {
      throw SingerException.data(
          "line %d: longer than %d MB, which is too much for the memory of %d MB. Let the tap send less in a record, or give the program more memory (TARGET_WAREHOUSE_JAVA_OPTS=-Xmx%dm)."
              .formatted(number + 1, longest >> 20, memory() >> 20, (memory() >> 20) * 4));
    }
    if (buffer.length - limit < BLOCK) {
      long doubled = Math.min(buffer.length * 2L, (long) longest + 2 * BLOCK);
      buffer = Arrays.copyOf(buffer, Math.max((int) doubled, limit + BLOCK));
    }
  }

  private static long memory() {
    return Runtime.getRuntime().maxMemory();
  }
}
