package io.shoppipe.e2e.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A checkout that holds only one project's folder and stubs for both programs; the names have
 * blanks.
 */
final class PipelineSandbox {
  private final Path root;
  private final Path work;
  private final Path script;

  PipelineSandbox(Path folder, String name) throws IOException {
    root = folder.resolve("a checkout");
    Path project = Files.createDirectories(root.resolve("projects").resolve(name));
    work = Files.createDirectories(folder.resolve("a place to work"));
    Path projects = Path.of("..", "projects");
    try (Stream<Path> files = Files.list(projects.resolve(name))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(file, project.resolve(file.getFileName()));
      }
    }
    copyFolder(projects.resolve(name).resolve("streams"), project.resolve("streams"));
    Path lib = Files.createDirectories(root.resolve("projects/lib"));
    copy(projects.resolve("lib").resolve("pipeline.sh"), lib.resolve("pipeline.sh"));
    Path bin = Files.createDirectories(root.resolve("bin"));
    for (String program : List.of("tap-shop", "target-warehouse")) {
      copy(Path.of("src", "test", "resources", "pipeline", program), bin.resolve(program));
    }
    script = Files.createSymbolicLink(folder.resolve("the-pipeline"), project.resolve("pipeline"));
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      Files.createDirectories(to);
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          copy(file, to.resolve(file.getFileName()));
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** Starts the script through a symlink; with no PII_HASH_KEY unless the environment has one. */
  Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.equals("PII_HASH_KEY") || name.startsWith("TARGET_"));
    builder.environment().putAll(environment);
    return builder
        .redirectOutput(work.resolve("out").toFile())
        .redirectError(work.resolve("err").toFile())
        .start();
  }

  int run(Map<String, String> environment, String... arguments) throws Exception {
    return start(environment, arguments).waitFor();
  }

  Path file(String name) {
    return work.resolve(name);
  }

  String text(String name) throws IOException {
    return Files.readString(work.resolve(name), UTF_8);
  }

  /** How the programs were called, one line per call, without the checkout's folder. */
  List<String> calls() throws IOException {
    String checkout = root.toRealPath().toString();
    try (Stream<String> lines = Files.lines(work.resolve("calls"), UTF_8)) {
      return lines.map(line -> line.replace(checkout, "ROOT")).sorted().toList();
    }
  }

  /** The names of the files left in the working directory, without the test's own. */
  List<String> leftBehind() throws IOException {
    List<String> own = List.of("out", "err", "calls", "loading");
    try (Stream<Path> files = Files.list(work)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !own.contains(name))
          .sorted()
          .toList();
    }
  }
}
