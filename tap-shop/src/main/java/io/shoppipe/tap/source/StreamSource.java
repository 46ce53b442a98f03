package io.shoppipe.tap.source;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where one stream's records come from. A source may be read more than once, for a child stream
 * once for each of the parent's records; never by two threads at a time.
 */
public interface StreamSource {
  /**
   * Hands every record to the sink in the source's order; when it returns, all have come. Records
   * that were handed out before a failure may be fewer than there are: the caller must not take
   * them for the whole.
   */
  void read(ReadRequest request, RecordSink sink);

  /**
   * Refuses, before any stream is read, what the source's state of the last run shows to be wrong;
   * {@code sourceState} is as in {@link ReadRequest}.
   */
  default void check(JsonNode sourceState) {}

  /**
   * Whether the source wants its state of the last run even where the stream is read whole, so that
   * it can say {@link RecordSink#unchanged}.
   */
  default boolean remembersWholeReads() {
    return false;
  }
}
