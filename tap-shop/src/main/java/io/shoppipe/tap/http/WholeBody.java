package io.shoppipe.tap.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.singer.scan.JsonSyntaxException;
import io.shoppipe.tap.cell.Utf8;
import io.shoppipe.tap.check.RecordScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes through an answer that has come whole, byte by byte: in half the time of {@link Envelope},
 * which does the same, and to which all is left that is not as it mostly is. Not thread-safe.
 */
final class WholeBody {
  /** Fewer than any parser refuses, since a record by itself is less deep than in its answer. */
  private static final int DEEPEST_RECORD = 900;

  private static final int DEEPEST_LIST = 90;
  private static final int LONGEST_NAME = 1_000;

  private static final JsonFactory PARSERS =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(DEEPEST_RECORD).build())
          .build();

  private final HttpSpec spec;
  private final RecordScan scan;
  private final byte[] body;
  private final int length;
  private final JsonScanner json = new JsonScanner();
  private final List<PageRecord> records = new ArrayList<>();
  private final Map<JsonPointer, JsonNode> values = new LinkedHashMap<>();
  private boolean found;

  WholeBody(HttpSpec spec, RecordScan scan, byte[] body, int length) {
    this.spec = spec;
    this.scan = scan;
    this.body = body;
    this.length = length;
    json.reset(body, 0, length);
  }

  /** Fills the page; false, and it is as it was, where that is left to others. */
  boolean read(Page page) throws IOException {
    try {
      if (!isUtf8() || !value(Places.of(spec)) || !json.atEnd() || !found) {
        return false;
      }
    } catch (JsonSyntaxException | JacksonException | NumberFormatException e) {
      return false; // told by those who parse it
    }
    records.forEach(page::add);
    values.forEach(page::put);
    spec.total().pointer().map(page::number).ifPresent(page::total);
    return true;
  }

  private boolean isUtf8() {
    if (Utf8.isPlain(body, length)) {
      scan.trustInput();
      return true;
    }
    return Utf8.isWhole(body, length);
  }

  private boolean value(Places wanted) throws IOException {
    byte first = json.peek();
    if (wanted.isEmpty()) {
      return scan.passes(json);
    }
    return switch (wanted.here()) {
      case RECORDS -> first == '[' && !spec.records().single() && list();
      case VALUE -> capture(wanted);
      default -> parts(first, wanted);
    };
  }

  private boolean parts(byte first, Places wanted) throws IOException {
    if (first == '{') {
      json.enter();
      while (json.nextMember()) {
        json.name();
        boolean known = json.textLength() <= LONGEST_NAME && json.replaced() == 0;
        if (!known || !value(wanted.within(json.textString()))) {
          return false;
        }
      }
      return true;
    }
    if (first == '[') {
      json.enter();
      for (int i = 0; json.nextElement(); i++) {
        if (!value(wanted.within(i))) {
          return false;
        }
      }
      return true;
    }
    return scan.passes(json);
  }

  private boolean capture(Places wanted) throws IOException {
    int start = json.position();
    if (!scan.passes(json)) {
      return false;
    }
    JsonNode node = ExactJson.MAPPER.readTree(body, start, json.position() - start);
    wanted.capture(node, values::put);
    return true;
  }

  private boolean list() throws IOException {
    found = true;
    json.enter();
    if (json.depth() > DEEPEST_LIST) {
      return false;
    }
    while (json.nextElement()) {
      if (json.peek() != '{') {
        return false;
      }
      int start = json.position();
      RecordScan.Line line = scan.next(json);
      records.add(
          line == null
              ? parsed(start, json.position())
              : new PageRecord.Line(line.json(), line.key()));
    }
    return true;
  }

  /** The record by the parser. */
  private PageRecord parsed(int start, int end) throws IOException {
    try (JsonParser parser = PARSERS.createParser(body, start, end - start)) {
      parser.nextToken();
      RecordScan.Input input =
          (from, to, into, at) ->
              System.arraycopy(body, start + (int) from, into, at, (int) (to - from));
      RecordScan.Line line = scan.next(parser, input);
      return line == null
          ? new PageRecord.Tree((ObjectNode) ExactJson.MAPPER.readTree(scan.asItCame(input)))
          : new PageRecord.Line(line.json(), line.key());
    }
  }
}
