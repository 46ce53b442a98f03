package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.UnfitValueException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of JSON, or of protobuf, that grow. Not thread-safe. */
final class JsonBlock {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** The longest array that every JVM makes. */
  private static final int MOST = Integer.MAX_VALUE - 16;

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
  void digits(long value, int count) {
    room(count);
    long rest = value;
    for (int i = position + count - 1; i >= position; i--, rest /= 10) {
      bytes[i] = (byte) ('0' + rest % 10);
    }
    position += count;
  }

  /** A string in quotes; copied in runs, since few bytes need an escape. */
  void string(byte[] utf8, int offset, int length) {
    room(length + 2L);
    bytes[position++] = '"';
    int from = offset;
    int end = offset + length;
    for (int at = offset; at < end; at++) {
      byte b = utf8[at];
      if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
        put(utf8, from, at - from);
        escape(b);
        from = at + 1;
      }
    }
    put(utf8, from, end - from);
    put('"');
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
