package io.shoppipe.warehouse.api;

import java.util.List;

/**
 * How a table lies in a warehouse that partitions and clusters: {@code partitioning} is such as
 * {@code DAY(created_at)} or {@code RANGE(id,0,100,10)}, empty without; {@code clustering} are
 * columns; {@code location} where the warehouse keeps it.
 */
public record Details(String partitioning, List<String> clustering, String location) {
  public Details {
    clustering = List.copyOf(clustering);
  }
}
