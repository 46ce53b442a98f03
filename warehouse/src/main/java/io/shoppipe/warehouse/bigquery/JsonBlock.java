package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.UnfitValueException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of JSON, or of protobuf, that grow. Not thread-safe. */
final class JsonBlock {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** The longest array that every JVM makes. */
  private static final int MOST = Integer.MAX_VALUE - 16;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  /** Of the longest whole number, with its sign. */
  private static final int LONG_BYTES = 20;

  byte[] bytes;
  int position;

  JsonBlock(int size) {
    bytes = new byte[size];
  }

  /** Makes room for so many more bytes. */
  void room(long more) {
    long needed = position + more;
    if (needed > MOST) {
      throw new UnfitValueException("makes a row of more than 2 GB");
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(MOST, Math.max(needed, bytes.length * 2L)));
    }
  }

  void put(int value) {
    room(1);
    bytes[position++] = (byte) value;
  }

  void put(byte[] source, int offset, int length) {
    room(length);
    System.arraycopy(source, offset, bytes, position, length);
    position += length;
  }

  void put(byte[] source) {
    put(source, 0, source.length);
  }

  void ascii(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[position++] = (byte) text.charAt(i);
    }
  }

  /** Seven bits a byte, the lowest first, as protobuf has it. */
  void varint(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[position++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[position++] = (byte) rest;
  }

  /** Where the message that begins at that place, with its tag and its length, ends. */
  int afterMessage(int from) {
    int at = from + 1;
    int length = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = bytes[at++];
      length |= (b & 0x7F) << shift;
      if (b >= 0) {
        return at + length;
      }
    }
  }

  /** The first bytes leave; the others take their place. */
  void removeFirst(int count) {
    System.arraycopy(bytes, count, bytes, 0, position - count);
    position -= count;
  }

  /** Eight bytes, the lowest first. */
  void fixed64(long value) {
    room(Long.BYTES);
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[position++] = (byte) (value >>> (8 * i));
    }
  }

  /** Exactly so many digits, with zeros before. */
  void digits(int value, int count) {
    room(count);
    int rest = value;
    for (int i = position + count - 1; i >= position; i--, rest /= 10) {
      bytes[i] = (byte) ('0' + rest % 10);
    }
    position += count;
  }

  /** A whole number in decimal digits. */
  void number(long value) {
    if (value >= 0 && value <= Integer.MAX_VALUE) { // as most are; ints are divided faster
      digits((int) value, digitsOf((int) value));
      return;
    }
    room(LONG_BYTES);
    if (value < 0) {
      bytes[position++] = '-';
    }
    int count = 1;
    for (long rest = value / 10; rest != 0; rest /= 10) {
      count++;
    }
    long rest = value; // its digits are taken with its sign, since the least has no positive one
    for (int i = position + count - 1; i >= position; i--, rest /= 10) {
      bytes[i] = (byte) ('0' + Math.abs((int) (rest % 10)));
    }
    position += count;
  }

  private static int digitsOf(int value) {
    int count = 1;
    for (int rest = value; rest >= 10; rest /= 10) {
      count++;
    }
    return count;
  }

  /** A string in quotes; copied in runs, since few bytes need an escape. */
  void string(byte[] utf8, int offset, int length) {
    room(length + 2L);
    bytes[position++] = '"';
    int from = offset;
    int end = offset + length;
    for (int at = special(utf8, from, end); at < end; at = special(utf8, from, end)) {
      put(utf8, from, at - from);
      escape(utf8[at]);
      from = at + 1;
    }
    put(utf8, from, end - from);
    put('"');
  }

  /**
   * The first place of a quote, a backslash or a control character, or the end. Eight bytes at a
   * time: of such a word only the lowest mark is sure, and only that one is asked for.
   */
  static int special(byte[] utf8, int from, int end) {
    int at = from;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long word = (long) EIGHT.get(utf8, at);
      long quote = word ^ ('"' * ONES);
      long backslash = word ^ ('\\' * ONES);
      long marks =
          (((word - ' ' * ONES) & ~word)
                  | ((quote - ONES) & ~quote)
                  | ((backslash - ONES) & ~backslash))
              & HIGH;
      if (marks != 0) {
        return at + Long.numberOfTrailingZeros(marks) / Byte.SIZE;
      }
    }
    while (at < end && !isSpecial(utf8[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSpecial(byte b) {
    return b == '"' || b == '\\' || (b >= 0 && b < ' ');
  }

  private void escape(byte b) {
    if (b == '"' || b == '\\') {
      room(2);
      bytes[position++] = '\\';
      bytes[position++] = b;
      return;
    }
    ascii("\\u00");
    put(HEX[b >> 4]);
    put(HEX[b & 15]);
  }
}
