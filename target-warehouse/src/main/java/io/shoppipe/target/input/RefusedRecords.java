package io.shoppipe.target.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import io.shoppipe.target.load.LoadRun;
import io.shoppipe.target.load.Reject;
import io.shoppipe.target.load.StreamLoad;
import io.shoppipe.target.record.RefusedRecordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Puts records that were refused aside, where their stream's settings say so. The line is read once
 * more, to its end: one that is no JSON is a fault of the protocol, whatever its record looks like.
 */
final class RefusedRecords {

  private final LoadRun run;

  RefusedRecords(LoadRun run) {
    this.run = run;
  }

  /** Takes the record of a RECORD message that fills its line; throws {@code refused} otherwise. */
  void message(RefusedRecordException refused, byte[] line, int start, int end, long number)
      throws IOException {
    StreamLoad load = quarantining(refused);
    String text = repaired(line, start, end);
    String record = text;
    Long version = null;
    try (JsonParser parser = JsonLines.FACTORY.createParser(HalfPairs.replaced(text))) {
      parser.nextToken();
      String name;
      while ((name = parser.nextFieldName()) != null) {
        JsonToken token = parser.nextToken();
        if (name.equals("record")) {
          record = part(parser, text);
        } else if (name.equals("version") && token == JsonToken.VALUE_NUMBER_INT) {
          version = parser.getNumberType() == NumberType.BIG_INTEGER ? null : parser.getLongValue();
        } else {
          parser.skipChildren();
        }
      }
    }
    reject(load, refused, number, MaskedJson.of(record), version);
    run.recordTaken(load, end - start);
  }

  /** Takes a record that is a line by itself; {@code number}: the line of its BATCH message. */
  void line(
      RefusedRecordException refused,
      byte[] line,
      int start,
      int end,
      long number,
      @Nullable Long version)
      throws IOException {
    StreamLoad load = quarantining(refused);
    reject(load, refused, number, MaskedJson.of(repaired(line, start, end)), version);
    run.recordTaken(load, end - start);
  }

  private StreamLoad quarantining(RefusedRecordException refused) {
    StreamLoad load = run.known(refused.stream());
    if (load == null || !load.quarantines()) {
      throw refused;
    }
    return load;
  }

  private void reject(
      StreamLoad load,
      RefusedRecordException refused,
      long number,
      String record,
      @Nullable Long version) {
    run.reject(load, new Reject(number, refused.field(), refused.reason(), record), version);
  }

  private static String part(JsonParser parser, String text) throws IOException {
    int from = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.getTextLength(); // moves the parser past a string's end
    return text.substring(from, (int) parser.currentLocation().getCharOffset());
  }

  /** Bytes that are no UTF-8 make a record no less one that may be put aside. */
  private static String repaired(byte[] line, int start, int end) {
    return new String(line, start, end - start, StandardCharsets.UTF_8);
  }
}
