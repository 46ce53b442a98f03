package io.shoppipe.singer.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A member's name as JSON writes it mostly: in quotes, without escapes, a colon right behind it. It
 * is compared where it is expected, by its first and its last eight bytes. Immutable.
 */
final class ExpectedName {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] all;
  private final int length;
  private final long head;
  private final long headMask;
  private final long tail;

  /** A name that JSON must escape matches nothing in this form: no text of JSON holds it so. */
  ExpectedName(byte[] name) {
    length = name.length + 3;
    all = new byte[length];
    all[0] = '"';
    System.arraycopy(name, 0, all, 1, name.length);
    all[length - 2] = '"';
    all[length - 1] = ':';
    head = (long) LONG.get(Arrays.copyOf(all, Math.max(length, Long.BYTES)), 0);
    headMask = length >= Long.BYTES ? -1 : (1L << (8 * length)) - 1;
    tail = length > Long.BYTES ? (long) LONG.get(all, length - Long.BYTES) : 0;
  }

  int length() {
    return length;
  }

  /** Whether it stands at a place of the bytes, of which those before {@code end} count. */
  boolean isAt(byte[] bytes, int at, int end) {
    int stop = at + length;
    if (stop > end || at + Long.BYTES > bytes.length) {
      return false;
    }
    if ((((long) LONG.get(bytes, at) ^ head) & headMask) != 0) {
      return false;
    }
    return length <= Long.BYTES
        || ((long) LONG.get(bytes, stop - Long.BYTES) == tail
            && (length <= 2 * Long.BYTES || Arrays.equals(bytes, at, stop, all, 0, length)));
  }
}
