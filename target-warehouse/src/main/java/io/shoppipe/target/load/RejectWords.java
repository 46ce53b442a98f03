package io.shoppipe.target.load;

import io.shoppipe.singer.error.SingerException;

/** What is said of records that were refused. */
final class RejectWords {
  private RejectWords() {}

  static String first(StreamLoad load, Reject reject) {
    return "line "
        + reject.line()
        + ", stream '"
        + load.stream()
        + "'"
        + (reject.field().isEmpty() ? "" : ", field '" + reject.field() + "'")
        + ": "
        + reject.reason()
        + ". The record goes to "
        + Rejects.TABLE
        + ", and so do the stream's others that are refused.";
  }

  /** The stream's end: how many went aside. */
  static String total(StreamLoad load) {
    long rejects = load.tally().rejects();
    return "stream '"
        + load.stream()
        + "': "
        + rejects
        + (rejects == 1 ? " record was" : " records were")
        + " refused; see "
        + Rejects.TABLE
        + ".";
  }

  static SingerException tooMany(StreamLoad load, Reject last) {
    load.editions().refuseRefresh();
    return SingerException.data(
        counted(load)
            + "; the last one: line "
            + last.line()
            + (last.field().isEmpty() ? "" : ", field '" + last.field() + "'")
            + ": "
            + last.reason()
            + ". Mend the tap, or raise the limit.");
  }

  /** Fails where the stream's rejects are too large a share of its records. */
  static void checkLimit(StreamLoad load) {
    StreamTally tally = load.tally();
    long came = tally.records() + tally.rejects();
    if (load.settings().maxRejects().exceededFor(tally.rejects(), came)) {
      load.editions().refuseRefresh();
      throw SingerException.data(
          counted(load)
              + ". What waited for the end of the input is not loaded. Mend the tap, or raise the"
              + " limit.");
    }
  }

  private static String counted(StreamLoad load) {
    StreamTally tally = load.tally();
    return "stream '"
        + load.stream()
        + "': "
        + tally.rejects()
        + " of "
        + (tally.records() + tally.rejects())
        + " records were refused, more than max_rejects ("
        + load.settings().maxRejects()
        + ") allows";
  }
}
