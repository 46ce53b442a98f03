package io.shoppipe.tap.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Records from files; {@code files} is that part of the definition as it stands there. */
public record FileDefinition(ObjectNode files) implements SourceDefinition {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.files(this);
  }
}
