package io.shoppipe.tap.definition;

/** Where a stream's records come from, and how they are read. */
public sealed interface SourceDefinition permits HttpDefinition, FileDefinition {
  /** Calls the method for this kind of source. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each kind. */
  interface Visitor<R> {
    R http(HttpDefinition definition);

    R files(FileDefinition definition);
  }
}
