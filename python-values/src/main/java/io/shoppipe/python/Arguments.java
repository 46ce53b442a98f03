package io.shoppipe.python;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call passes: positional values, then named ones in the order written. */
public record Arguments(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
  /** No arguments at all. */
  public static final Arguments NONE = new Arguments(List.of(), Map.of());

  /** Only positional values; null is None. */
  public static Arguments of(@Nullable Object... positional) {
    return new Arguments(Arrays.asList(positional), Map.of());
  }

  public Arguments {
    positional = Collections.unmodifiableList(positional);
    named = Collections.unmodifiableMap(named);
  }

  /** Assigns the values to a function's parameters as Python does. */
  public Bound bind(Signature signature) {
    return signature.bind(this);
  }

  /** The same without the first positional value. */
  public Arguments withoutFirst() {
    return new Arguments(positional.subList(1, positional.size()), named);
  }

  /** Whether nothing is passed. */
  public boolean isEmpty() {
    return positional.isEmpty() && named.isEmpty();
  }
}
