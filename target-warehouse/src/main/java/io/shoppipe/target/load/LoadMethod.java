package io.shoppipe.target.load;

import java.util.Locale;

/** How a stream's rows get into its table; the Singer SDK's names. */
public enum LoadMethod {
  /** Every row is added. */
  APPEND_ONLY,
  /** Rows are inserted or updated by key; without a key every row is added. */
  UPSERT,
  /** The table holds what this run brought, and nothing else. */
  OVERWRITE;

  /** The config's spelling. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** From the config's spelling: {@code append-only}, {@code upsert}, {@code overwrite}. */
  public static LoadMethod of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
