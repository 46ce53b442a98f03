package io.shoppipe.models;

import java.nio.file.Path;
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
    boolean json,
    Logging logging) {
  /** The format of seeds whose first rows are printed. */
  public static final String SHOWN = "show";

  public static final Output USUAL =
      new Output("", List.of(), Optional.empty(), 5, false, false, Logging.NONE);

  /**
   * The log of details: {@code debug} prints it, {@code file} writes it to {@code dbt.log}, in
   * {@code folder} or else in the project's {@code logs}.
   */
  public record Logging(boolean debug, boolean file, Optional<Path> folder) {
    public static final Logging NONE = new Logging(false, false, Optional.empty());
  }

  public Output {
    keys = List.copyOf(keys);
  }
}
