package io.shoppipe.tap.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.tap.check.RecordScan;
import java.io.IOException;

/** Takes the records of one answer out of it in their own bytes. Not thread-safe. */
final class RecordLines {
  private final RecordScan scan;
  private final RecentBytes input;

  /** The parser reads {@code input}, all of it, as UTF-8. */
  RecordLines(RecordScan scan, RecentBytes input) {
    this.scan = scan;
    this.input = input;
  }

  void begin() {
    input.keep();
  }

  /** The object that begins at the parser's token. */
  PageRecord next(JsonParser json) throws IOException {
    RecordScan.Line line = scan.next(json, input);
    PageRecord record =
        line == null
            ? new PageRecord.Tree((ObjectNode) ExactJson.MAPPER.readTree(scan.asItCame(input)))
            : new PageRecord.Line(line.json(), line.key());
    input.forget(json.currentLocation().getByteOffset());
    return record;
  }

  void end() {
    input.release();
  }
}
