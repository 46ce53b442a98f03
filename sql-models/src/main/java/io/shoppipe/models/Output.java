package io.shoppipe.models;

import java.util.List;
import java.util.Optional;

/**
 * What a command prints and how. {@code format} is empty where none is asked for; {@code inline} is
 * SQL in the place of a node; {@code limit} of rows to show, negative for all; {@code quiet} leaves
 * out what is no result and no failure; {@code json} makes every line a JSON object.
 */
public record Output(
    String format,
    List<String> keys,
    Optional<String> inline,
    int limit,
    boolean quiet,
    boolean json) {
  public static final Output USUAL = new Output("", List.of(), Optional.empty(), 5, false, false);

  public Output {
    keys = List.copyOf(keys);
  }
}
