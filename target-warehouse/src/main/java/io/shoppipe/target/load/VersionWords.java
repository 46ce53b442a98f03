package io.shoppipe.target.load;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.TableName;

/** What is said of versions that can't be taken as they came. Pure. */
final class VersionWords {
  private VersionWords() {}

  static SingerException older(
      String where, String stream, TableName table, long version, long newest) {
    return SingerException.data(
        where
            + ": stream '"
            + stream
            + "' brings version "
            + version
            + ", but table "
            + table
            + " has the newer version "
            + newest
            + ". To take it all the same, delete the table's row from _singer.versions.");
  }

  static String late(String stream, long version) {
    return "stream '"
        + stream
        + "': ACTIVATE_VERSION "
        + version
        + " came after rows without a version were committed, so nothing is deleted. Send it first, or give the records their version.";
  }
}
