package io.shoppipe.target.record;

import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.singer.scan.NameTable;
import org.jspecify.annotations.Nullable;

/** The rules of strings: how many code points they may have, which they may be (null: any). */
record QuickStrings(int shortest, int longest, @Nullable NameTable allowed) {
  static final QuickStrings ANY = new QuickStrings(0, Integer.MAX_VALUE, null);

  boolean isAny() {
    return shortest == 0 && longest == Integer.MAX_VALUE && allowed == null;
  }

  boolean fits(JsonScanner in) {
    in.string();
    byte[] text = in.text();
    int start = in.textStart();
    int length = in.textLength();
    if (allowed != null && allowed.find(text, start, length) < 0) {
      return false;
    }
    if (shortest == 0 && length <= longest) {
      return true;
    }
    int codePoints = 0;
    for (int i = start; i < start + length; i++) {
      codePoints += (text[i] & 0xC0) == 0x80 ? 0 : 1;
    }
    return codePoints >= shortest && codePoints <= longest;
  }
}
