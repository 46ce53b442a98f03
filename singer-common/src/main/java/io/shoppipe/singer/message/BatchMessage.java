package io.shoppipe.singer.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of a stream in files: one JSON object a line, without envelope; {@code compression} is
 * {@code gzip} or {@code none}, {@code manifest} their URLs, {@code version} that of a full
 * refresh.
 */
public record BatchMessage(
    String stream, String compression, List<String> manifest, @Nullable Long version)
    implements Message {
  public BatchMessage {
    manifest = List.copyOf(manifest);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.batch(this);
  }
}
