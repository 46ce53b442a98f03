package io.shoppipe.tap.definition;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What is done to a record before anything else looks at it, in this order: {@code copy} maps new
 * top-level fields to where their value stands, {@code hash} replaces values by what {@code
 * hashing} makes of their text, {@code drop} takes fields out, {@code rename} maps top-level fields
 * to their new names.
 */
public record PostProcessing(
    Map<String, JsonPointer> copy,
    List<JsonPointer> hash,
    UnaryOperator<String> hashing,
    List<JsonPointer> drop,
    Map<String, String> rename) {
  public PostProcessing {
    copy = Collections.unmodifiableMap(new LinkedHashMap<>(copy));
    hash = List.copyOf(hash);
    drop = List.copyOf(drop);
    rename = Collections.unmodifiableMap(new LinkedHashMap<>(rename));
  }

  /** Whether records only get further fields. */
  public boolean onlyCopies() {
    return hash.isEmpty() && drop.isEmpty() && rename.isEmpty();
  }
}
