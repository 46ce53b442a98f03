package io.shoppipe.target.input;

import io.shoppipe.singer.scan.HighBits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line breaks, thirty-two bytes at a time. */
final class NewlineScan {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long NEWLINES = '\n' * ONES;
  private static final int STRIDE = 32;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private NewlineScan() {}

  /** The first line feed between the two; {@code end} where there is none. */
  static int find(byte[] bytes, int from, int end) {
    int at = from;
    for (int last = end - STRIDE; at <= last; at += STRIDE) {
      long zeros = zeros(bytes, at) | zeros(bytes, at + 8) | zeros(bytes, at + 16);
      if (((zeros | zeros(bytes, at + 24)) & HIGHS) != 0) {
        break;
      }
    }
    for (int last = end - Long.BYTES; at <= last; at += Long.BYTES) {
      long zeros = zeros(bytes, at) & HIGHS;
      if (zeros != 0) {
        return at + HighBits.first(zeros);
      }
    }
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /** High bits where a byte is a line feed; other bits mean nothing. */
  private static long zeros(byte[] bytes, int at) {
    long word = (long) LONG.get(bytes, at) ^ NEWLINES;
    return (word - ONES) & ~word;
  }
}
