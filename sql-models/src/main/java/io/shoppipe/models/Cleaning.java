package io.shoppipe.models;

import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Removes the folders of {@code clean-targets}: never one that holds the project or its code. */
final class Cleaning {
  private final Path folder;
  private final List<String> code;
  private final boolean anywhere;
  private final Consumer<String> lines;

  /**
   * {@code code}: the folders that hold the project's own files; {@code anywhere}: folders outside
   * of the project are removed, too.
   */
  Cleaning(Path folder, List<String> code, boolean anywhere, Consumer<String> lines) {
    this.folder = folder;
    this.code = List.copyOf(code);
    this.anywhere = anywhere;
    this.lines = lines;
  }

  void clean(List<String> targets) {
    Path root = folder.toAbsolutePath().normalize();
    for (String target : targets) {
      check(root, root.resolve(target).normalize(), target);
    }
    for (String target : targets) {
      remove(root.resolve(target).normalize(), target);
    }
    lines.accept("Finished cleaning all paths.");
  }

  private void check(Path root, Path removed, String target) {
    if (root.startsWith(removed) || (!anywhere && !removed.startsWith(root))) {
      throw SingerException.config(
          "clean-targets: dbt will not clean the following directories outside the project: ['%s']; nothing was removed."
              .formatted(target));
    }
    for (String own : code) {
      Path kept = root.resolve(own).normalize();
      if (kept.startsWith(removed) || removed.startsWith(kept)) {
        throw SingerException.config(
            "clean-targets: dbt will not clean the following source paths: ['%s'], as they hold code of the project (%s); nothing was removed."
                .formatted(target, own));
      }
    }
  }

  private void remove(Path removed, String target) {
    lines.accept("Checked " + target);
    if (!Files.exists(removed, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(removed)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
      lines.accept("Cleaned " + target);
    } catch (IOException failed) {
      throw SingerException.config("Can't remove " + removed + ": " + failed + ".");
    }
  }
}
