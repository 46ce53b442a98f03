package io.shoppipe.e2e.shop;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The public API that the local server answers like. */
public enum ShopPreset {
  /** fakestoreapi.com: plain arrays, no paging. */
  FAKESTORE,
  /** dummyjson.com: pages in an envelope, log-in, rate limit. */
  DUMMYJSON;

  /** The name in configs and on the command line: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The preset of that name.
   *
   * @throws IllegalArgumentException in one line with the names there are
   */
  public static ShopPreset of(String label) {
    for (ShopPreset preset : values()) {
      if (preset.label().equals(label)) {
        return preset;
      }
    }
    String names = Arrays.stream(values()).map(ShopPreset::label).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("no preset \"" + label + "\", there are: " + names);
  }
}
