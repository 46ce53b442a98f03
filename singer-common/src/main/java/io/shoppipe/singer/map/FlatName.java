package io.shoppipe.singer.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The name of a flattened property. While it is as long as the limit or longer, its parts are cut
 * to their capitals one by one, as the SDK does.
 */
final class FlatName {
  private FlatName() {}

  static String of(List<String> path, Flattening settings) {
    List<String> parts = new ArrayList<>(path);
    for (int i = 0;
        i < parts.size() && joined(parts, settings).length() >= settings.maxKeyLength();
        i++) {
      parts.set(i, reduced(parts.get(i)));
    }
    return joined(parts, settings);
  }

  private static String joined(List<String> parts, Flattening settings) {
    return String.join(settings.separator(), parts);
  }

  private static String reduced(String part) {
    StringBuilder camel = new StringBuilder();
    boolean capital = true;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '_' && !capital) {
        capital = true;
        continue;
      }
      camel.append(capital ? Character.toUpperCase(c) : c);
      capital = false;
    }
    String capitals = camel.toString().replaceAll("[a-z]", "");
    String kept = capitals.length() > 1 ? capitals : part.substring(0, Math.min(3, part.length()));
    return kept.toLowerCase(Locale.ROOT);
  }
}
