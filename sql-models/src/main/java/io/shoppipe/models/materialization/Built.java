package io.shoppipe.models.materialization;

import java.util.Map;

/**
 * What came out of a build: the warehouse's answer for the report, rows where it counts, and what
 * {@code adapter_response} says of it where that is more than the answer tells.
 */
public record Built(String answer, long rows, Map<String, Object> response) {
  public Built {
    response = Map.copyOf(response);
  }

  public Built(String answer, long rows) {
    this(answer, rows, Map.of());
  }
}
