package io.shoppipe.tap.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.singer.map.RecordOutput;
import io.shoppipe.singer.map.RecordParts;
import io.shoppipe.singer.map.StreamMap;
import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.singer.scan.JsonSyntaxException;
import io.shoppipe.tap.cell.JsonBytes;
import io.shoppipe.tap.check.RecordScan;
import io.shoppipe.tap.check.RecordScanner;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Maps records in the bytes that they come in: what the map keeps is copied, and only what an
 * expression asks for is read. Half the work of a tree. Not thread-safe.
 */
final class MappedBytes {
  private final StreamMap map;
  private final RecordScan scan;
  private final RecordParts parts;
  private final JsonScanner json = new JsonScanner();
  private final JsonBytes out = new JsonBytes();
  private final Map<String, byte[]> names = new HashMap<>();
  private final Fields fields = new Fields();

  private MappedBytes(StreamMap map, RecordScan scan) {
    this.map = map;
    this.scan = scan;
    List<String> known = new ArrayList<>();
    map.schema().path("properties").fieldNames().forEachRemaining(known::add);
    this.parts = new RecordParts(known);
  }

  /** Nothing where the mapped schema is of a kind that only trees can be held against. */
  static Optional<MappedBytes> of(StreamMap map) {
    return RecordScanner.of(map.schema(), map.keys(), Map.of())
        .map(scanner -> new MappedBytes(map, scanner.scan()));
  }

  /** What became of a record. */
  enum Result {
    /** The mapped one, which fits its schema, is {@link #mapped}. */
    MAPPED,
    /** A filter leaves it out. */
    LEFT_OUT,
    /** Whether it can leave, and as what, only a tree tells. */
    UNSURE
  }

  Result map(byte[] record, int length) {
    try {
      parts.reset(record, 0, length);
      out.truncate(0);
      out.put('{');
      fields.first = true;
      if (!map.record(parts, fields)) {
        return Result.LEFT_OUT;
      }
      out.put('}');
      json.reset(out.bytes(), 0, out.length());
      json.peek();
      return parts.invalidText() == null && scan.leaves(json) ? Result.MAPPED : Result.UNSURE;
    } catch (JsonSyntaxException | UncheckedIOException e) {
      return Result.UNSURE; // told by those who parse and write it
    }
  }

  /** Until the next record. */
  JsonBytes mapped() {
    return out;
  }

  private final class Fields implements RecordOutput {
    private boolean first;

    private void name(String name) {
      if (!first) {
        out.put(',');
      }
      first = false;
      out.put(names.computeIfAbsent(name, key -> json(TextNode.valueOf(key))));
      out.put(':');
    }

    @Override
    public void copy(String name) {
      name(name);
      RecordParts.Part part = parts.part(name);
      out.put(parts.line(), part.start(), part.end());
    }

    @Override
    public void put(String name, JsonNode value) {
      name(name);
      out.put(json(value));
    }
  }

  /** Not in ASCII alone, as keys are compared by their bytes; half a surrogate pair is refused. */
  private static byte[] json(JsonNode value) {
    try {
      return ExactJson.MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
