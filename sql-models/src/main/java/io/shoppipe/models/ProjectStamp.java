package io.shoppipe.models;

import io.shoppipe.models.project.InstalledPackages;
import io.shoppipe.models.project.ProjectConfigReader;
import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files that a project consists of, as they stood at some moment: by sizes and times. */
record ProjectStamp(Path root, List<String> folders, Map<Path, State> files) {
  /** A file's size in bytes and when it was written. */
  record State(long size, FileTime written) {}

  /** {@code folders}: those of its code and its packages, relative to the root. */
  static ProjectStamp of(Path root, List<String> folders) {
    Map<Path, State> files = new HashMap<>();
    Stream.of(
            List.of(ProjectConfigReader.FILE, Invocation.SELECTORS),
            InstalledPackages.LISTS,
            folders)
        .flatMap(List::stream)
        .map(root::resolve)
        .filter(Files::exists)
        .forEach(place -> add(files, place));
    return new ProjectStamp(root, folders, files);
  }

  /** Whether the files are still the same. */
  boolean holds() {
    return equals(of(root, folders));
  }

  private static void add(Map<Path, State> files, Path place) {
    try (Stream<Path> below = Files.walk(place)) {
      for (Path path : (Iterable<Path>) below::iterator) {
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        if (!file.isDirectory()) {
          files.put(path, new State(file.size(), file.lastModifiedTime()));
        }
      }
    } catch (IOException | UncheckedIOException failed) {
      throw SingerException.config("Can't list " + place + ": " + failed.getMessage());
    }
  }
}
