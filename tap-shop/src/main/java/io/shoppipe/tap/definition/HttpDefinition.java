package io.shoppipe.tap.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Records from an HTTP service; {@code http} is that part of the definition, with what the source's
 * settings say for all streams where the definition says nothing. Nobody may change it.
 */
public record HttpDefinition(ObjectNode http) implements SourceDefinition {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.http(this);
  }
}
