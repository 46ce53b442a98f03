package io.shoppipe.store.api;

import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.List;

/** Says that there is no object, and what there is in its place. */
public final class Missing {
  private static final int SHOWN = 12;

  private Missing() {}

  /** The failure for an address at which nothing was found in {@code store}. */
  public static SingerException at(Address address, ObjectStore store) {
    return SingerException.config(
        address
            + ": there is no such file. "
            + listing(address, store)
            + " Mend the path, or wait for the file with wait_for.");
  }

  /** The failure for an address, asked for by name, at which no stream has a file. */
  public static SingerException unread(Address address, ObjectStore store) {
    return SingerException.config(
        address
            + ": no stream has such a file. "
            + listing(address, store)
            + " Mend source.only_files.");
  }

  /** What stands in the folder of {@code address}, and the name that was probably meant. */
  public static String listing(Address address, ObjectStore store) {
    String folder = Glob.of(address.folder()).prefix();
    String literal = folder.substring(0, folder.lastIndexOf('/') + 1);
    String pattern = literal.replaceAll("([*?\\[{\\\\])", "\\\\$1") + "*";
    List<String> names =
        store.list(address.withKey(pattern)).stream().map(found -> found.address().name()).toList();
    String where = literal.isEmpty() ? "The place" : "'" + literal + "'";
    if (names.isEmpty()) {
      return where + " holds no files.";
    }
    String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
    return where
        + " holds "
        + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
        + more
        + "."
        + NearMiss.hint(address.name(), names);
  }
}
