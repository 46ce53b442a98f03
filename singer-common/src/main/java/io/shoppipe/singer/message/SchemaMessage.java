package io.shoppipe.singer.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The shape of the records that follow; {@code bookmarkProperties} may be empty. */
public record SchemaMessage(
    String stream, ObjectNode schema, List<String> keyProperties, List<String> bookmarkProperties)
    implements Message {
  public SchemaMessage {
    keyProperties = List.copyOf(keyProperties);
    bookmarkProperties = List.copyOf(bookmarkProperties);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.schema(this);
  }
}
