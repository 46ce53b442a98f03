package io.shoppipe.tap.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.store.Stores;
import io.shoppipe.store.api.Address;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One stream's files, one after the other. Not thread-safe. */
public final class BatchFiles implements AutoCloseable {
  private final BatchSettings settings;
  private final String name;
  private final BatchPlace place;
  private int number;
  private @Nullable BatchFile open;

  /** {@code run} tells this run's files from those of others. */
  public BatchFiles(BatchSettings settings, String stream, String run, Stores stores) {
    this.settings = settings;
    this.name = "tap-shop--" + fileName(stream) + "-" + run + "-";
    this.place =
        settings.root().scheme() == Address.Scheme.FILE
            ? new LocalPlace()
            : new RemotePlace(stores);
  }

  public void add(ObjectNode record) {
    file().add(record);
  }

  /** The same for a record in the first {@code length} bytes of {@code json}. */
  public void add(byte[] json, int length) {
    file().add(json, length);
  }

  private BatchFile file() {
    BatchFile file = open;
    if (file == null) {
      number++;
      file = BatchFile.open(place.begin(address()), settings.gzip());
      open = file;
    }
    return file;
  }

  private Address address() {
    return settings.file(name + number + (settings.gzip() ? ".jsonl.gz" : ".jsonl"));
  }

  /** Whether the file has as many records as it shall have. */
  public boolean isFull() {
    BatchFile file = open;
    return file != null && file.records() >= settings.size();
  }

  /** Ends the file, if there is one, and says its URL; {@code compression()} says how. */
  public Optional<String> cut() {
    BatchFile file = open;
    open = null;
    return file == null ? Optional.empty() : Optional.of(place.keep(address(), file.finish()));
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
    place.close();
  }

  private static String fileName(String stream) {
    return stream.replaceAll("[^\\p{Alnum}_.-]", "_");
  }
}
