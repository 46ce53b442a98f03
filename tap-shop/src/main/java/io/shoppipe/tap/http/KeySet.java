package io.shoppipe.tap.http;

/**
 * Remembers which keys have come, as hashes of 128 bits: two keys with one hash do not occur. It
 * holds a million; beyond that it knows no more, so that memory stays bounded. Not thread-safe.
 */
final class KeySet {
  private static final int MOST = 1 << 20;
  private static final int FEWEST_SLOTS = 1 << 10;
  private static final long SEED = 0x9E3779B97F4A7C15L;

  private long[] slots = new long[2 * FEWEST_SLOTS];
  private int size;
  private boolean overflowed;

  /** Whether the key is new, or may be. */
  boolean add(CharSequence key) {
    long high = SEED;
    long low = ~SEED;
    for (int i = 0; i < key.length(); i++) {
      high = mixed(high ^ key.charAt(i));
      low = mixed(low + key.charAt(i) * SEED);
    }
    return add(high, low | 1);
  }

  int size() {
    return size;
  }

  /** Whether more keys came than are remembered. */
  boolean hasOverflowed() {
    return overflowed;
  }

  private boolean add(long high, long low) {
    int slot = slot(slots, high, low);
    if (slots[slot + 1] != 0) {
      return false;
    }
    if (size == MOST) {
      overflowed = true;
      return true;
    }
    slots[slot] = high;
    slots[slot + 1] = low;
    if (++size * 4L > slots.length) {
      grow();
    }
    return true;
  }

  private static int slot(long[] slots, long high, long low) {
    int mask = slots.length / 2 - 1;
    int place = (int) high & mask;
    while (slots[2 * place + 1] != 0 && (slots[2 * place] != high || slots[2 * place + 1] != low)) {
      place = (place + 1) & mask;
    }
    return 2 * place;
  }

  private void grow() {
    long[] larger = new long[2 * slots.length];
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i + 1] != 0) {
        int slot = slot(larger, slots[i], slots[i + 1]);
        larger[slot] = slots[i];
        larger[slot + 1] = slots[i + 1];
      }
    }
    slots = larger;
  }

  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 32)) * 0xD6E8FEB86659FD93L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    return mixed ^ (mixed >>> 32);
  }
}
