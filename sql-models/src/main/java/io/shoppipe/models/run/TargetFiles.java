package io.shoppipe.models.run;

import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.SnapshotNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.graph.UnitTestNode;
import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes below the target folder, in dbt's places. */
public final class TargetFiles {
  private final Path folder;
  private final String shown;
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();

  /** {@code shown} is how messages name the folder. */
  public TargetFiles(Path folder, String shown) {
    this.folder = folder;
    this.shown = shown;
  }

  /** How messages name a file. */
  public String shown(String path) {
    return shown + "/" + path;
  }

  /** Where a node's compiled SQL is, as messages name it. */
  public String compiledPath(Node node) {
    return shown + "/" + relative("compiled", node);
  }

  void compiled(Node node, String sql) {
    write(relative("compiled", node), sql);
  }

  void batch(Node node, String label, String sql) {
    String path = relative("compiled", node);
    String stem = path.substring(0, path.length() - ".sql".length());
    write(stem + "/" + node.name() + "_" + label.replace(':', '_') + ".sql", sql);
  }

  void run(Node node, String sql) {
    write(relative("run", node), sql);
  }

  /**
   * What shares the file that defines it with others has a file of its own, in a folder named after
   * that one.
   */
  private static String relative(String stage, Node node) {
    String path = stage + "/" + node.fqn().get(0) + "/" + node.path();
    if (node instanceof SnapshotNode || node instanceof UnitTestNode) {
      return path + "/" + node.name() + ".sql";
    }
    boolean generic = node instanceof TestNode test && test.generic().isPresent();
    return generic ? path + "/" + ((TestNode) node).shortName() + ".sql" : path;
  }

  /** What writes a file. */
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /**
   * Leaves a file alone that has that text already, as most of an earlier run's do: file systems
   * take their time to empty a file, some until it is on the disk.
   */
  public void write(String path, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!holds(folder.resolve(path), bytes)) {
      write(path, out -> out.write(bytes));
    }
  }

  private static boolean holds(Path file, byte[] bytes) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(bytes.length + 1), bytes);
    } catch (IOException missing) {
      return false;
    }
  }

  /** Writes a file of the target folder piece by piece. */
  public void write(String path, Writing writing) {
    Path file = folder.resolve(path);
    try {
      Path parent = file.getParent();
      if (parent != null && !folders.contains(parent)) {
        Files.createDirectories(parent);
        folders.add(parent);
      }
      Files.deleteIfExists(file);
      try (OutputStream out = Files.newOutputStream(file)) {
        writing.to(out);
      }
    } catch (IOException failed) {
      throw SingerException.config(
          "Can't write " + file + ": " + failed + ". Name another folder with --target-path.");
    }
  }
}
