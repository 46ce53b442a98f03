package io.shoppipe.target.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.shoppipe.singer.map.RecordFields;
import io.shoppipe.target.json.JsonScanner;
import io.shoppipe.target.json.NameTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A record's fields as places in its line; only what an expression asks for is read. Of a name that
 * comes twice the last counts. Not thread-safe.
 */
final class RecordParts implements RecordFields {
  private static final NameTable NO_NAMES = new NameTable(List.of());

  /** A value's place in the line. */
  record Part(int start, int end) {}

  private final byte[] line;
  private final JsonScanner scanner = new JsonScanner();
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Map<String, JsonNode> read = new HashMap<>();

  /** The record is the object between the two places. */
  RecordParts(byte[] line, int start, int end) {
    this.line = line;
    scanner.reset(line, start, end);
    scanner.peek();
    scanner.enter();
    while (scanner.nextMember()) {
      scanner.name(NO_NAMES, JsonScanner.UNKNOWN);
      String name = scanner.textString();
      scanner.peek();
      int from = scanner.position();
      scanner.skip();
      parts.put(name, new Part(from, scanner.position()));
    }
  }

  byte[] line() {
    return line;
  }

  Part part(String name) {
    return parts.getOrDefault(name, new Part(0, 0));
  }

  @Override
  public Collection<String> names() {
    return parts.keySet();
  }

  @Override
  public boolean has(String name) {
    return parts.containsKey(name);
  }

  @Override
  public JsonNode node(String name) {
    Part part = parts.get(name);
    return part == null ? MissingNode.getInstance() : read.computeIfAbsent(name, key -> read(part));
  }

  /** What no text can hold is U+FFFD here. */
  private JsonNode read(Part part) {
    scanner.reset(line, part.start(), part.end());
    scanner.peek();
    scanner.document(true);
    try {
      return MappedJson.READER.readTree(scanner.text(), scanner.textStart(), scanner.textLength());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the scanner took what Jackson refuses", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
