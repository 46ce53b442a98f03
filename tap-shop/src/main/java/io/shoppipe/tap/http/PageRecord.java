package io.shoppipe.tap.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.tap.source.RecordSink;
import java.time.Instant;
import java.util.Arrays;

/** A record of a page: as it came, or as a tree where something has to be done with it. */
sealed interface PageRecord {
  /** The key as text. */
  String key(RecordKey keys);

  /** Of equal records it is the same. */
  int hash();

  void send(RecordSink sink, Instant arrivedAt);

  /** One that leaves in the bytes it came in. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Line(byte[] json, String key) implements PageRecord {
    @Override
    public String key(RecordKey keys) {
      return key;
    }

    @Override
    public int hash() {
      return Arrays.hashCode(json);
    }

    @Override
    public void send(RecordSink sink, Instant arrivedAt) {
      sink.accept(json, json.length, arrivedAt);
    }
  }

  /** One that may be changed on its way. */
  record Tree(ObjectNode record) implements PageRecord {
    @Override
    public String key(RecordKey keys) {
      return keys.of(record);
    }

    @Override
    public int hash() {
      return record.hashCode();
    }

    @Override
    public void send(RecordSink sink, Instant arrivedAt) {
      sink.accept(record, arrivedAt);
    }
  }
}
