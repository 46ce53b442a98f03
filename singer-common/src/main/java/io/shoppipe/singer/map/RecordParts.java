package io.shoppipe.singer.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.singer.scan.NameTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record's fields as places in its line, one record after the other; only what an expression asks
 * for is read. Of a name that comes twice the last counts. Not thread-safe.
 */
public final class RecordParts implements RecordFields {
  /** A value's place in the line. */
  public record Part(int start, int end) {}

  private final List<String> known;
  private final NameTable table;
  private byte[] line = new byte[0];
  private final JsonScanner scanner = new JsonScanner();
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Map<String, JsonNode> read = new HashMap<>();
  private @Nullable String invalidText;

  /** {@code known}: the names that the records mostly have, in their order. */
  public RecordParts(Collection<String> known) {
    this.known = List.copyOf(known);
    this.table = new NameTable(this.known);
  }

  /** The next record is the object between the two places. */
  public void reset(byte[] source, int start, int end) {
    line = source;
    parts.clear();
    read.clear();
    invalidText = null;
    int number = -1;
    scanner.reset(line, start, end);
    scanner.peek();
    scanner.enter();
    while (scanner.nextMember()) {
      number = scanner.name(table, number + 1);
      String name = number < 0 ? scanner.textString() : known.get(number);
      scanner.peek();
      int from = scanner.position();
      scanner.skip();
      parts.put(name, new Part(from, scanner.position()));
    }
  }

  /** What the places are in. */
  public byte[] line() {
    return line;
  }

  /** The place of a field's value; an empty one where there is none. */
  public Part part(String name) {
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
    return part == null
        ? MissingNode.getInstance()
        : read.computeIfAbsent(name, key -> read(name, part));
  }

  /** A field that was read and holds a character that no text can hold; null for none. */
  public @Nullable String invalidText() {
    return invalidText;
  }

  private JsonNode read(String name, Part part) {
    scanner.reset(line, part.start(), part.end());
    scanner.peek();
    scanner.document(true);
    try {
      if (scanner.replaced() > 0) {
        invalidText = name;
        return unrepaired(part);
      }
      return repaired();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the scanner took what Jackson refuses", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Halves of surrogate pairs stay, and stand for bytes that are no UTF-8: who reads the result
   * sees them. Jackson takes none in a member's name: such a document is read as it is repaired.
   */
  private JsonNode unrepaired(Part part) throws IOException {
    String text =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith("\uDC80")
            .decode(ByteBuffer.wrap(line, part.start(), part.end() - part.start()))
            .toString();
    try {
      return MappedJson.READER.readTree(text);
    } catch (JsonProcessingException e) {
      return repaired();
    }
  }

  private JsonNode repaired() throws IOException {
    return MappedJson.READER.readTree(scanner.text(), scanner.textStart(), scanner.textLength());
  }
}
