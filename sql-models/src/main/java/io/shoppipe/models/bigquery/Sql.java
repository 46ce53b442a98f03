package io.shoppipe.models.bigquery;

import io.shoppipe.models.graph.Quotes;

/** GoogleSQL's literals. */
public final class Sql {
  private Sql() {}

  /** Text in quotes. */
  public static String literal(String text) {
    return Quotes.BACKTICK.literal(text);
  }
}
