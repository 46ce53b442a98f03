package io.shoppipe.singer.message;

/** One line of the Singer protocol. */
public sealed interface Message
    permits SchemaMessage, RecordMessage, BatchMessage, StateMessage, ActivateVersionMessage {
  <R> R accept(Visitor<R> visitor);

  /** One case for each kind of message. */
  interface Visitor<R> {
    R schema(SchemaMessage message);

    R record(RecordMessage message);

    R batch(BatchMessage message);

    R state(StateMessage message);

    R activateVersion(ActivateVersionMessage message);
  }
}
