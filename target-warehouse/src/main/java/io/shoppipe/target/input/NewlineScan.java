package io.shoppipe.target.input;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line breaks, eight bytes at a time. */
final class NewlineScan {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x80 * ONES;
  private static final long NEWLINES = '\n' * ONES;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private NewlineScan() {}

  /** The first line feed between the two; {@code end} where there is none. */
  static int find(byte[] bytes, int from, int end) {
    int at = from;
    for (int last = end - Long.BYTES; at <= last; at += Long.BYTES) {
      long word = (long) LONG.get(bytes, at) ^ NEWLINES;
      long zeros = (word - ONES) & ~word & HIGHS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return at;
  }
}
