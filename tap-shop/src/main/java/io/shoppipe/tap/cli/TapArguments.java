package io.shoppipe.tap.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arguments as runners give them. */
record TapArguments(Files files, boolean discover) {
  private static final List<String> WITH_FILE =
      List.of("--config", "--catalog", "--properties", "--state");

  /** What the program reads; {@code strict}: unknown settings are refused. */
  record Files(
      @Nullable Path config, @Nullable Path catalog, @Nullable Path state, boolean strict) {}

  /** Empty where they are not of the plainest form: each option once, its file behind a blank. */
  static Optional<TapArguments> plain(List<String> args) {
    Map<String, Path> files = new HashMap<>();
    boolean discover = false;
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      boolean file = WITH_FILE.contains(arg) && !files.containsKey(arg);
      if (file && i + 1 < args.size() && args.get(i + 1).matches("[^-@].*")) {
        i++;
        files.put(arg, Path.of(args.get(i)));
      } else if (arg.equals("--discover") && !discover) {
        discover = true;
      } else {
        return Optional.empty();
      }
    }
    if (files.containsKey("--catalog") && files.containsKey("--properties")) {
      return Optional.empty();
    }
    Path catalog = files.getOrDefault("--catalog", files.get("--properties"));
    Files given = new Files(files.get("--config"), catalog, files.get("--state"), false);
    return Optional.of(new TapArguments(given, discover));
  }
}
