package io.shoppipe.tap.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One stream's files, one after the other. Not thread-safe. */
public final class BatchFiles implements AutoCloseable {
  private final BatchSettings settings;
  private final String name;
  private int number;
  private @Nullable BatchFile open;

  /** {@code run} tells this run's files from those of others. */
  public BatchFiles(BatchSettings settings, String stream, String run) {
    this.settings = settings;
    this.name = settings.prefix() + "tap-shop--" + fileName(stream) + "-" + run + "-";
  }

  public void add(ObjectNode record) {
    BatchFile file = open;
    if (file == null) {
      number++;
      String suffix = settings.gzip() ? ".jsonl.gz" : ".jsonl";
      file = BatchFile.open(settings.folder().resolve(name + number + suffix), settings.gzip());
      open = file;
    }
    file.add(record);
  }

  /** Whether the file has as many records as it shall have. */
  public boolean isFull() {
    BatchFile file = open;
    return file != null && file.records() >= settings.size();
  }

  /** Ends the file, if there is one, and says where it is; {@code compression()} says how. */
  public Optional<URI> cut() {
    BatchFile file = open;
    open = null;
    return file == null ? Optional.empty() : Optional.of(file.finish());
  }

  /** As the message says it. */
  public String compression() {
    return settings.gzip() ? "gzip" : "none";
  }

  /** A file that is not whole goes. */
  @Override
  public void close() {
    BatchFile file = open;
    open = null;
    if (file != null) {
      file.abandon();
    }
  }

  private static String fileName(String stream) {
    return stream.replaceAll("[^\\p{Alnum}_.-]", "_");
  }
}
