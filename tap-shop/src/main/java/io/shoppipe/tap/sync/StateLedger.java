package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.message.MessageWriter;
import io.shoppipe.singer.message.StateMessage;
import io.shoppipe.singer.state.State;
import io.shoppipe.tap.settings.StateInterval;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Sends the state, but never the same twice in a row, and never an empty one. Not thread-safe. */
final class StateLedger {
  private final State state;
  private final MessageWriter writer;
  private final long most;
  private final long millis;
  private final Clock clock;
  private long records;
  private long sentAt;
  private @Nullable ObjectNode sent;

  StateLedger(State state, MessageWriter writer, StateInterval interval, Clock clock) {
    this.state = state;
    this.writer = writer;
    this.most = interval.records();
    this.millis = interval.time().toMillis();
    this.clock = clock;
    this.sentAt = clock.millis();
  }

  State state() {
    return state;
  }

  /** A record of the source was dealt with: whether it is time for the next STATE. */
  boolean isDue() {
    records++;
    return records >= most || clock.millis() - sentAt >= millis;
  }

  void send() {
    records = 0;
    sentAt = clock.millis();
    ObjectNode now = state.toJson();
    if (!now.isEmpty() && !now.equals(sent)) {
      writer.write(new StateMessage(now));
      sent = now;
    }
  }
}
