package io.shoppipe.e2e.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A database with the initial state of the test's files and one with all batches, and what was said
 * of both builds; tests work on copies.
 */
record TicketsFixture(
    ProjectWarehouse warehouse, Path folder, ShopBuild init, ShopBuild all, AtomicInteger copies) {
  static final Path FILES = Path.of("src", "test", "resources", "projects", "tickets");
  static final String MARTS = "marts_tickets";

  /** Makes both databases. */
  static TicketsFixture make(ProjectWarehouse warehouse, Path folder) throws IOException {
    ShopBuild init = run(warehouse.create("init"), FILES, folder).init();
    ShopBuild all = run(warehouse.copy("init", "all"), FILES, folder).ingest();
    return new TicketsFixture(warehouse, folder, init, all, new AtomicInteger());
  }

  /** A copy of {@code init} or {@code all}. */
  TicketsRun copy(String original) {
    return copy(original, FILES);
  }

  /** The same with files of its own. */
  TicketsRun copy(String original, Path source) {
    String name = original + "_" + copies.incrementAndGet();
    return run(warehouse.copy(original, name), source, folder);
  }

  /** A copy of the files that a test may change. */
  Path copyOfFiles() throws IOException {
    Path to = folder.resolve("files" + copies.incrementAndGet());
    try (Stream<Path> files = Files.walk(FILES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(FILES.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return to;
  }

  private static TicketsRun run(String url, Path source, Path folder) {
    return new TicketsRun(new ProjectRun("tickets", url, folder.resolve("target")), source);
  }
}
