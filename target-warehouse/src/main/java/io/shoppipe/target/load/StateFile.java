package io.shoppipe.target.load;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that holds the last committed state: whenever the machine stops, either the one before or
 * the new one, whole. Not thread-safe.
 */
public final class StateFile {
  private final Path file;
  private final Path folder;
  private final Path part;

  /** Fails where there is no folder to put it in. */
  public StateFile(Path file) {
    this.file = file;
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent) || Files.isDirectory(file)) {
      throw SingerException.config(
          "--state-output "
              + file
              + ": can't be a file there. Make its folder, or name another place.");
    }
    this.folder = parent;
    this.part = parent.resolve("." + file.getFileName() + ".part");
  }

  /** Puts the state in the place of the one before. */
  void write(String json) {
    try {
      try (FileChannel channel = FileChannel.open(part, CREATE, WRITE, TRUNCATE_EXISTING)) {
        ByteBuffer bytes = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      keepName();
    } catch (IOException e) {
      throw SingerException.external(
          "state file "
              + file
              + ": can't be written: "
              + reason(e)
              + ". What is committed stays; 'target-warehouse state' prints its state from the"
              + " warehouse.",
          e);
    }
  }

  /** A new name is on the disk once its folder is. */
  private void keepName() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }

  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
