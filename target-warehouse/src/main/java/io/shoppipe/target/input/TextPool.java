package io.shoppipe.target.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same object for the same text, so that none is made for what comes with each message.
 * Keeps the first texts only; not thread-safe.
 */
final class TextPool {
  private static final int SLOTS = 4096;
  private static final int KEPT = SLOTS / 4;

  private static final class Entry {
    private final byte[] utf8;
    private final String text;

    Entry(byte[] utf8, String text) {
      this.utf8 = utf8;
      this.text = text;
    }

    boolean is(byte[] bytes, int offset, int length) {
      return Arrays.equals(utf8, 0, utf8.length, bytes, offset, offset + length);
    }
  }

  private final UnaryOperator<String> form;
  private final @Nullable Entry[] slots = new Entry[SLOTS];
  private Entry last = new Entry(new byte[0], "");
  private int kept;

  /** {@code form}: what is made of a text when it is kept. */
  TextPool(UnaryOperator<String> form) {
    this.form = form;
  }

  String of(byte[] utf8, int offset, int length) {
    if (!last.is(utf8, offset, length)) {
      last = find(utf8, offset, length);
    }
    return last.text;
  }

  private Entry find(byte[] utf8, int offset, int length) {
    int hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = hash * 31 + utf8[i];
    }
    int slot = (hash ^ hash >>> 15) & (SLOTS - 1);
    Entry entry = slots[slot];
    while (entry != null && !entry.is(utf8, offset, length)) {
      slot = (slot + 1) & (SLOTS - 1);
      entry = slots[slot];
    }
    return entry == null ? keep(slot, utf8, offset, length) : entry;
  }

  private Entry keep(int slot, byte[] utf8, int offset, int length) {
    byte[] copy = Arrays.copyOfRange(utf8, offset, offset + length);
    Entry entry = new Entry(copy, form.apply(new String(copy, StandardCharsets.UTF_8)));
    if (kept < KEPT) {
      slots[slot] = entry;
      kept++;
    }
    return entry;
  }
}
