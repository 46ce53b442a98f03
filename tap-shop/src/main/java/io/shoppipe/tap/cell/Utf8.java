package io.shoppipe.tap.cell;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What is UTF-8 and what is not. */
public final class Utf8 {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH = 0x8080808080808080L;
  private static final long BLANKS = 0x2020202020202020L;

  private Utf8() {}

  /** Whether there is nothing but ASCII, and no control character. */
  public static boolean isPlain(byte[] bytes, int length) {
    int at = plain(bytes, 0, length);
    while (at < length && bytes[at] >= ' ') {
      at++;
    }
    return at == length;
  }

  /** How far there is nothing else, as far as eight bytes at a time tell. */
  private static int plain(byte[] bytes, int start, int length) {
    int at = start;
    while (at + Long.BYTES <= length) {
      long word = (long) LONG.get(bytes, at);
      if (((word | (word - BLANKS)) & HIGH) != 0) {
        break;
      }
      at += Long.BYTES;
    }
    return at;
  }

  /** Whether the first {@code length} bytes are UTF-8, all of them. */
  public static boolean isWhole(byte[] bytes, int length) {
    int at = plain(bytes, 0, length);
    while (at < length) {
      int size = bytes[at] >= 0 ? 1 : size(bytes, at, length);
      if (size == 0) {
        return false;
      }
      at += size;
    }
    return true;
  }

  /** How many bytes the character takes whose first byte, above 0x7F, stands at {@code at}. */
  static int sizeAt(byte[] bytes, int at, int end) {
    int size = size(bytes, at, end);
    if (size == 0) {
      throw new BadCellException(
          String.format("holds the byte %02X, which is no UTF-8", bytes[at]),
          "Set files.encoding to what the file is written in, windows-1252 for instance");
    }
    return size;
  }

  /** 0 where there is none. */
  private static int size(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xFF;
    int size = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    boolean whole = size > 0 && at + size <= end;
    return whole && follows(bytes, at, size) && inRange(bytes, at, first) ? size : 0;
  }

  private static boolean follows(byte[] bytes, int at, int size) {
    for (int i = 1; i < size; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Neither longer than needed, nor half a surrogate pair, nor beyond the last character. */
  private static boolean inRange(byte[] bytes, int at, int first) {
    int second = bytes[at + 1] & 0xFF;
    return switch (first) {
      case 0xE0 -> second >= 0xA0;
      case 0xED -> second < 0xA0;
      case 0xF0 -> second >= 0x90;
      case 0xF4 -> second < 0x90;
      default -> true;
    };
  }
}
