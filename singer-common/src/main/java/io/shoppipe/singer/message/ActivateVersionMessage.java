package io.shoppipe.singer.message;

/** The stream's rows of smaller versions are no longer at the source. */
public record ActivateVersionMessage(String stream, long version) implements Message {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.activateVersion(this);
  }
}
