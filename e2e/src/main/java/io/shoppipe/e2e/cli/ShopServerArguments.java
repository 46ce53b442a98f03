package io.shoppipe.e2e.cli;

import io.shoppipe.e2e.shop.ShopPreset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The command line, taken apart. Every mistake is an {@link IllegalArgumentException} of one line.
 */
record ShopServerArguments(ShopPreset preset, Path data, int port) {
  private static final List<String> NAMES = List.of("--preset", "--data", "--port");

  static ShopServerArguments of(List<String> arguments) {
    Map<String, String> given = new HashMap<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String name = rest.next();
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException("unknown argument \"" + name + "\"");
      }
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(name + " needs a value");
      }
      given.put(name, rest.next());
    }
    return new ShopServerArguments(
        ShopPreset.of(needed(given, "--preset")),
        Path.of(needed(given, "--data")),
        port(given.getOrDefault("--port", "0")));
  }

  private static String needed(Map<String, String> given, String name) {
    String value = given.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static int port(String text) {
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "--port must be a number from 0 to 65535, not \"" + text + "\"");
    }
    return port;
  }
}
