package io.shoppipe.target.record;

import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.singer.scan.NameTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of objects: of each property by its number in {@code names}, of those without one
 * ({@code others}; null: there may be none). The first {@code required} names must be there.
 */
record QuickObject(
    NameTable names, List<QuickSchema> properties, @Nullable QuickSchema others, int required) {
  static final QuickObject ANY =
      new QuickObject(new NameTable(List.of()), List.of(), QuickSchema.ANY, 0);

  /** Required names that are counted in the bits of a long. */
  static final int MOST_REQUIRED = 60;

  boolean isAny() {
    return properties.isEmpty() && others == QuickSchema.ANY;
  }

  boolean fits(JsonScanner in) {
    if (isAny()) {
      return QuickSchema.ANY.fits(in);
    }
    long missing = (1L << required) - 1;
    int name = JsonScanner.UNKNOWN;
    in.enter();
    while (in.nextMember()) {
      name = in.name(names, name + 1);
      QuickSchema rules = name == JsonScanner.UNKNOWN ? others : properties.get(name);
      if (rules == null || !rules.fits(in)) {
        return false;
      }
      if (name >= 0 && name < required) {
        missing &= ~(1L << name);
      }
    }
    return missing == 0;
  }
}
