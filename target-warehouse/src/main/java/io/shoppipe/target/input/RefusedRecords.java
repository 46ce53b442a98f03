package io.shoppipe.target.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.shoppipe.target.load.LoadRun;
import io.shoppipe.target.load.Reject;
import io.shoppipe.target.load.StreamLoad;
import io.shoppipe.target.record.RefusedRecordException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts records that were refused aside, where their stream's settings say so. The line is read once
 * more, to its end: one that is no JSON is a fault of the protocol, whatever its record looks like.
 */
final class RefusedRecords {
  /** A part of the line. */
  private record Part(int start, int end) {}

  private final LoadRun run;

  RefusedRecords(LoadRun run) {
    this.run = run;
  }

  /** Takes the record of a RECORD message that fills its line; throws {@code refused} otherwise. */
  void message(RefusedRecordException refused, byte[] line, int start, int end, long number)
      throws IOException {
    StreamLoad load = quarantining(refused);
    List<Part> records = new ArrayList<>();
    Long version = null;
    try (JsonParser parser = JsonLines.FACTORY.createParser(line, start, end - start)) {
      parser.nextToken();
      String name;
      while ((name = parser.nextFieldName()) != null) {
        JsonToken token = parser.nextToken();
        if (name.equals("record")) {
          records.add(part(parser, start));
        } else if (name.equals("version") && token == JsonToken.VALUE_NUMBER_INT) {
          version = parser.getLongValue();
        } else {
          parser.skipChildren();
        }
      }
    }
    Part record = records.isEmpty() ? new Part(start, end) : records.get(records.size() - 1);
    reject(load, refused, number, MaskedJson.of(line, record.start(), record.end()), version);
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
    reject(load, refused, number, MaskedJson.of(line, start, end), version);
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

  private static Part part(JsonParser parser, int start) throws IOException {
    int from = start + (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    parser.getTextLength(); // moves the parser past a string's end
    return new Part(from, start + (int) parser.currentLocation().getByteOffset());
  }
}
