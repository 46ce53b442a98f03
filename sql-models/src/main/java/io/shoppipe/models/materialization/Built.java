package io.shoppipe.models.materialization;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came out of a build: the warehouse's answer for the report, rows where it counts, and what
 * {@code adapter_response} says of it, in that order, where that is more than the answer tells.
 */
public record Built(String answer, long rows, Map<String, Object> response) {
  public Built {
    response = Collections.unmodifiableMap(new LinkedHashMap<>(response));
  }

  public Built(String answer, long rows) {
    this(answer, rows, Map.of());
  }
}
