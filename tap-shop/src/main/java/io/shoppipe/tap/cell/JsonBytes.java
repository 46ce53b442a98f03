package io.shoppipe.tap.cell;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** JSON text as it grows, in UTF-8. Not thread-safe. */
public final class JsonBytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

  private byte[] bytes = new byte[1 << 12];
  private int length;
  private boolean doubtful;

  /** The text; valid up to {@link #length}, until the next change. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Goes back to a length that it had. */
  public void truncate(int shorter) {
    length = shorter;
    doubtful &= shorter > 0;
  }

  /** Whether something in it must still be checked. */
  public boolean isDoubtful() {
    return doubtful;
  }

  /** Something in it must still be checked; until all of it is cut off. */
  void doubt() {
    doubtful = true;
  }

  public void put(int one) {
    reserve(1);
    bytes[length++] = (byte) one;
  }

  public void put(byte[] from, int start, int end) {
    reserve(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
  }

  public void put(byte[] from) {
    put(from, 0, from.length);
  }

  /** Text that needs no escape. */
  public void put(String plain) {
    put(plain.getBytes(UTF_8));
  }

  /** A JSON string of UTF-8 bytes, which are checked. Long for speed: one pass, no call a byte. */
  public void string(byte[] from, int start, int end) {
    // Each byte becomes six at most.
    reserve(6 * (end - start) + 2);
    byte[] to = bytes;
    int at = length;
    to[at++] = '"';
    for (int i = start; i < end; i++) {
      byte b = from[i];
      if (b >= 0x20 && b != '"' && b != '\\') {
        to[at++] = b;
      } else if (b < 0) {
        int size = Utf8.sizeAt(from, i, end);
        for (int j = 0; j < size; j++) {
          to[at++] = from[i + j];
        }
        i += size - 1;
      } else {
        at = escape(to, at, b);
      }
    }
    to[at++] = '"';
    length = at;
  }

  private static int escape(byte[] to, int start, byte b) {
    int at = start;
    to[at++] = '\\';
    switch (b) {
      case '"', '\\' -> to[at++] = b;
      case '\n' -> to[at++] = 'n';
      case '\r' -> to[at++] = 'r';
      case '\t' -> to[at++] = 't';
      default -> {
        to[at++] = 'u';
        to[at++] = '0';
        to[at++] = '0';
        to[at++] = HEX[b >> 4];
        to[at++] = HEX[b & 0xF];
      }
    }
    return at;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, UTF_8);
  }
}
