package io.shoppipe.singer.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * RECORD messages of one stream around records that are JSON already: only the time between two
 * files changes, so that most of a line is copied. Not thread-safe.
 */
public final class EncodedRecords {
  private final byte[] head;
  private final String version;
  private @Nullable Instant time;
  private byte[] tail = new byte[0];

  public EncodedRecords(String stream, @Nullable Long version) {
    String name = new String(JsonStringEncoder.getInstance().quoteAsString(stream));
    this.head = ("{\"type\":\"RECORD\",\"stream\":\"" + name + "\",\"record\":").getBytes(UTF_8);
    this.version = version == null ? "" : ",\"version\":" + version;
  }

  /** Writes the record in the first {@code length} bytes of {@code json}: an object on one line. */
  public void write(MessageWriter writer, byte[] json, int length, Instant extractedAt) {
    if (!extractedAt.equals(time)) {
      time = extractedAt;
      tail = (version + ",\"time_extracted\":\"" + extractedAt + "\"}\n").getBytes(UTF_8);
    }
    writer.write(head, json, length, tail);
  }
}
