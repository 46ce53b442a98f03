package io.shoppipe.target.map;

import io.shoppipe.target.record.RefusedRecordException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The RECORD messages that a record becomes. Where an expression failed, {@code refused} says why,
 * and the one message holds only what the map leaves as it is: what it hides must not be kept among
 * the rejects either. {@code invalidText}: a field in which an expression read a character that no
 * text can hold.
 */
public record MappedMessages(
    List<byte[]> messages, @Nullable RefusedRecordException refused, @Nullable String invalidText) {
  public MappedMessages {
    messages = List.copyOf(messages);
  }
}
