package io.shoppipe.singer.message;

import com.fasterxml.jackson.databind.JsonNode;

/** How far the tap has come: all messages before this line are covered by {@code value}. */
public record StateMessage(JsonNode value) implements Message {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.state(this);
  }
}
