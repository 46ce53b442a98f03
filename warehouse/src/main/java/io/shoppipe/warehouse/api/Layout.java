package io.shoppipe.warehouse.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a table is wished to lie in a warehouse that partitions and clusters, and what hangs on it.
 * What is null or empty is left as it is. {@code expiration}: how long a partition is kept after
 * its time.
 */
public record Layout(
    @Nullable Partitioning partitioning,
    List<String> clustering,
    @Nullable Boolean filterRequired,
    @Nullable Duration expiration,
    Map<String, String> labels,
    String description) {
  public static final Layout NONE = new Layout(null, List.of(), null, null, Map.of(), "");

  public Layout {
    clustering = List.copyOf(clustering);
    labels = Map.copyOf(labels);
  }

  /** Whether it asks for nothing. */
  public boolean isEmpty() {
    return equals(NONE);
  }
}
