package io.shoppipe.tap.file;

import io.shoppipe.singer.error.SecretNames;
import io.shoppipe.singer.error.Secrets;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.tap.cell.BadCellException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done about the invalid records of one file. Not thread-safe. */
final class Invalid {
  private static final Logger LOG = LoggerFactory.getLogger(Invalid.class);
  private static final int LINES_TOLD = 20;
  private static final int VALUE_SHOWN = 80;

  private final String stream;
  private final String file;
  private final boolean skip;
  private final List<Long> lines = new ArrayList<>();
  private long count;
  private String firstReason = "";

  Invalid(String stream, String file, boolean skip) {
    this.stream = stream;
    this.file = file;
    this.skip = skip;
  }

  /** A cell is no value of its field. */
  void cell(long line, String column, String value, BadCellException e) {
    String shown = value.length() > VALUE_SHOWN ? value.substring(0, VALUE_SHOWN) + "…" : value;
    record(
        line,
        ", column '"
            + column
            + "': '"
            + (SecretNames.tells(column) ? Secrets.MASK : shown)
            + "' "
            + e.reason()
            + ". "
            + e.remedy());
  }

  /** A record is none; {@code reason} begins with a colon and ends with the remedy. */
  void record(long line, String reason) {
    if (!skip) {
      throw SingerException.data(
          where(line) + reason + "; or pass over such records with files.on_invalid_record: skip.");
    }
    if (count++ == 0) {
      firstReason = reason;
    }
    if (lines.size() < LINES_TOLD) {
      lines.add(line);
    }
  }

  /** The file as a whole is broken: nothing of it can be passed over. */
  SingerException file(long line, String reason) {
    return SingerException.data(where(line) + reason);
  }

  /** Tells of the records that were passed over. */
  void report() {
    if (count > 0) {
      LOG.warn(
          "stream '{}': {}: {} invalid records were passed over, in lines {}{}; the first{}",
          stream,
          file,
          count,
          lines.stream().map(String::valueOf).collect(Collectors.joining(", ")),
          count > lines.size() ? " and further ones" : "",
          firstReason);
    }
  }

  long count() {
    return count;
  }

  /** File and line, for messages. */
  String where(long line) {
    return "stream '" + stream + "': " + file + " line " + line;
  }
}
