package io.shoppipe.target.record;

import io.shoppipe.singer.scan.JsonScanner;

/** The rules of arrays: of all their elements, and how many there may be. */
record QuickArray(QuickSchema items, int fewest, int most) {
  static final QuickArray ANY = new QuickArray(QuickSchema.ANY, 0, Integer.MAX_VALUE);

  boolean isAny() {
    return items == QuickSchema.ANY && fewest == 0 && most == Integer.MAX_VALUE;
  }

  boolean fits(JsonScanner in) {
    if (isAny()) {
      return QuickSchema.ANY.fits(in);
    }
    int count = 0;
    in.enter();
    while (in.nextElement()) {
      count++;
      if (!items.fits(in)) {
        return false;
      }
    }
    return count >= fewest && count <= most;
  }
}
