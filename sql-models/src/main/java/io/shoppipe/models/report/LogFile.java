package io.shoppipe.models.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * {@code dbt.log}: grows by every run; one of ten megabytes is set aside, and five such are kept.
 * What can't be written is left out: no run fails for its log. Thread-safe.
 */
public final class LogFile implements AutoCloseable {
  private static final long LARGEST = 10_000_000;
  private static final int KEPT = 5;

  private final Path file;
  private final String head;
  private @Nullable BufferedWriter writer;
  private boolean broken;

  /** {@code head} is the first line of this run. The file is made with its first line. */
  public LogFile(Path folder, String head) {
    this.file = folder.resolve("dbt.log");
    this.head = head;
  }

  synchronized void line(String text) {
    if (broken) {
      return;
    }
    try {
      BufferedWriter out = writer;
      if (out == null) {
        out = opened();
        writer = out;
      }
      out.write(text);
      out.newLine();
    } catch (IOException failed) {
      broken = true;
    }
  }

  private BufferedWriter opened() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (Files.exists(file) && Files.size(file) > LARGEST) {
      setAside();
    }
    BufferedWriter out =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    out.write("\n\n" + head + "\n");
    return out;
  }

  private void setAside() throws IOException {
    for (int i = KEPT - 1; i >= 0; i--) {
      Path from = i == 0 ? file : file.resolveSibling("dbt.log." + i);
      if (Files.exists(from)) {
        Files.move(
            from, file.resolveSibling("dbt.log." + (i + 1)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Override
  public synchronized void close() {
    BufferedWriter out = writer;
    if (out != null) {
      try {
        out.close();
      } catch (IOException failed) {
        broken = true;
      }
      writer = null;
    }
  }
}
