package io.shoppipe.target.plan;

import java.util.Locale;

/** What to do when a field's values don't fit its column's type. */
public enum TypeConflict {
  /** The column becomes as wide as it must. */
  WIDEN,
  /** Values of the new type get a column of their own, {@code <name>__<type>}. */
  VARIANT,
  FAIL;

  /** From the config's spelling. */
  public static TypeConflict of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
