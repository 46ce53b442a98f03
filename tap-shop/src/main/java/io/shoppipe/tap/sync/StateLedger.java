package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.message.MessageWriter;
import io.shoppipe.singer.message.StateMessage;
import io.shoppipe.singer.state.State;
import org.jspecify.annotations.Nullable;

/** Sends the state, but never the same twice in a row, and never an empty one. Not thread-safe. */
final class StateLedger {
  private final State state;
  private final MessageWriter writer;
  private @Nullable ObjectNode sent;

  StateLedger(State state, MessageWriter writer) {
    this.state = state;
    this.writer = writer;
  }

  State state() {
    return state;
  }

  void send() {
    ObjectNode now = state.toJson();
    if (!now.isEmpty() && !now.equals(sent)) {
      writer.write(new StateMessage(now));
      sent = now;
    }
  }
}
