package io.shoppipe.singer.scan;

import java.util.Arrays;
import java.util.List;

/**
 * Names and their numbers (their places in a list), looked up by their UTF-8 bytes. Of equal names
 * the last counts. Immutable.
 */
public final class NameTable {
  private static final int EMPTY = -1;

  private final byte[][] names;
  private final ExpectedName[] expected;
  private final int[] slots;

  public NameTable(List<String> names) {
    this.names = new byte[names.size()][];
    this.expected = new ExpectedName[names.size()];
    this.slots = new int[Integer.highestOneBit(Math.max(4, names.size() * 4))];
    Arrays.fill(slots, EMPTY);
    for (int i = 0; i < names.size(); i++) {
      this.names[i] = utf8(names.get(i));
      this.expected[i] = new ExpectedName(this.names[i]);
      slots[slot(this.names[i], 0, this.names[i].length)] = i;
    }
  }

  public int size() {
    return names.length;
  }

  /** The name's number; -1 where it is unknown. */
  public int find(byte[] bytes, int offset, int length) {
    return slots[slot(bytes, offset, length)];
  }

  ExpectedName expected(int index) {
    return expected[index];
  }

  private int slot(byte[] bytes, int offset, int length) {
    int hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = hash * 31 + bytes[i];
    }
    int mask = slots.length - 1;
    int slot = (hash ^ hash >>> 15) & mask;
    while (slots[slot] != EMPTY && !same(names[slots[slot]], bytes, offset, length)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static boolean same(byte[] name, byte[] bytes, int offset, int length) {
    return Arrays.equals(name, 0, name.length, bytes, offset, offset + length);
  }

  /** A lone surrogate, which UTF-8 can't hold, counts as U+FFFD, as it does in the input. */
  private static byte[] utf8(String name) {
    byte[] utf8 = new byte[3 * name.length()];
    int to = 0;
    for (int i = 0; i < name.length(); ) {
      int codePoint = name.codePointAt(i);
      i += Character.charCount(codePoint);
      boolean lone = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
      to = Utf8.put(lone ? Utf8.REPLACEMENT : codePoint, utf8, to);
    }
    return Arrays.copyOf(utf8, to);
  }
}
