package io.shoppipe.tap.check;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What was found in one record while it was scanned. Not thread-safe. */
final class Finds {
  private final @Nullable String[] keys;
  private final long[] copyStarts;
  private final long[] copyEnds;
  private boolean rejected;

  Finds(int keys, int copies) {
    this.keys = new String[keys];
    this.copyStarts = new long[copies];
    this.copyEnds = new long[copies];
  }

  void clear() {
    rejected = false;
    Arrays.fill(keys, null);
    Arrays.fill(copyEnds, 0);
  }

  /** The record can't leave as it came. */
  void reject() {
    rejected = true;
  }

  boolean isRejected() {
    return rejected;
  }

  void key(int slot, String text) {
    keys[slot] = text;
  }

  /** The key's texts, joined if there are several; null where one of them is missing. */
  @Nullable String key() {
    if (keys.length == 1) {
      return keys[0];
    }
    StringBuilder all = new StringBuilder();
    for (String key : keys) {
      if (key == null) {
        return null;
      }
      all.append(key).append(' ');
    }
    return all.toString();
  }

  void copy(int slot, long start, long end) {
    copyStarts[slot] = start;
    copyEnds[slot] = end;
  }

  /** Where the value to be copied begins in the input. */
  long copyStart(int slot) {
    return copyStarts[slot];
  }

  /** Where it ends; 0 where there is none. */
  long copyEnd(int slot) {
    return copyEnds[slot];
  }
}
