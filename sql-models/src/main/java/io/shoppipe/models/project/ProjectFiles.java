package io.shoppipe.models.project;

import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Finds and reads a project's files, in the order of their paths, but those of .dbtignore. */
public final class ProjectFiles {
  private final Path root;
  private final IgnoredFiles ignored;

  public ProjectFiles(Path root) {
    this.root = root;
    this.ignored = IgnoredFiles.of(root);
  }

  /** Files below the folders whose names end in one of the endings; folders that miss are empty. */
  public List<SourceFile> find(List<String> folders, String... endings) {
    return found(folders, List.of(endings), this::read);
  }

  /** The same without their texts. */
  public List<SourceFile> list(List<String> folders, String... endings) {
    return found(
        folders,
        List.of(endings),
        (top, file) ->
            new SourceFile(slashes(root.relativize(file)), slashes(top.relativize(file)), ""));
  }

  private List<SourceFile> found(
      List<String> folders, List<String> endings, BiFunction<Path, Path, SourceFile> reading) {
    List<SourceFile> files = new ArrayList<>();
    for (String folder : folders) {
      Path top = root.resolve(folder);
      if (Files.isDirectory(top)) {
        addAll(files, top, endings, reading);
      }
    }
    return files;
  }

  private void addAll(
      List<SourceFile> files,
      Path top,
      List<String> endings,
      BiFunction<Path, Path, SourceFile> reading) {
    try (Stream<Path> walk = Files.walk(top)) {
      walk.filter(Files::isRegularFile)
          .filter(file -> endings.stream().anyMatch(file.getFileName().toString()::endsWith))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(file -> !ignored.contains(slashes(root.relativize(file))))
          .sorted()
          .forEach(file -> files.add(reading.apply(top, file)));
    } catch (IOException | UncheckedIOException failed) {
      throw SingerException.config("Can't list " + top + ": " + failed.getMessage());
    }
  }

  private SourceFile read(Path top, Path file) {
    String path = slashes(root.relativize(file));
    return new SourceFile(path, slashes(top.relativize(file)), text(file, path));
  }

  /** A file's text; {@code shown} is its name in messages. */
  public static String text(Path file, String shown) {
    try {
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw SingerException.config(shown + ": is not UTF-8 text. Save the file as UTF-8.");
    } catch (IOException failed) {
      throw SingerException.config(shown + ": can't be read: " + failed.getMessage());
    }
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
