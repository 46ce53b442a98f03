package io.shoppipe.warehouse.postgres;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow, written in network order. Fields are open to the writer for speed. */
final class ByteBlock {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** A block of one long value does not become twice as long for the few bytes behind it. */
  private static final int SPARE = 16 << 20;

  byte[] bytes;
  int position;

  ByteBlock(int capacity) {
    bytes = new byte[capacity];
  }

  /** Makes room for that many bytes more. */
  void reserve(long more) {
    long needed = position + more;
    if (needed > bytes.length) {
      grow(needed);
    }
  }

  private void grow(long needed) {
    long limit = Integer.MAX_VALUE - 8L;
    if (needed > limit) {
      throw new IllegalStateException("more than 2 GiB are pending; send earlier");
    }
    bytes = Arrays.copyOf(bytes, (int) Math.min(limit, needed + Math.min(bytes.length, SPARE)));
  }

  void putShort(int value) {
    SHORT.set(bytes, position, (short) value);
    position += Short.BYTES;
  }

  void putInt(int value) {
    INT.set(bytes, position, value);
    position += Integer.BYTES;
  }

  void putLong(long value) {
    LONG.set(bytes, position, value);
    position += Long.BYTES;
  }

  void putBytes(byte[] source, int offset, int length) {
    System.arraycopy(source, offset, bytes, position, length);
    position += length;
  }

  /** The bytes that the first rows take, in binary COPY's form. */
  int lengthOfRows(long rows) {
    int at = 0;
    for (long row = 0; row < rows; row++) {
      int fields = (short) SHORT.get(bytes, at);
      at += Short.BYTES;
      for (int field = 0; field < fields; field++) {
        at += Integer.BYTES + Math.max(0, intAt(at));
      }
    }
    return at;
  }

  /** Forgets the first bytes; the others move to the front. */
  void drop(int length) {
    System.arraycopy(bytes, length, bytes, 0, position - length);
    position -= length;
  }

  void shortAt(int at, int value) {
    SHORT.set(bytes, at, (short) value);
  }

  int intAt(int at) {
    return (int) INT.get(bytes, at);
  }

  void intAt(int at, int value) {
    INT.set(bytes, at, value);
  }
}
