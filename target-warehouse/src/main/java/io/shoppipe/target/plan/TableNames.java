package io.shoppipe.target.plan;

import io.shoppipe.singer.error.SingerException;
import java.util.Map;
import java.util.Objects;

/** Gives each stream its table: of its own name, or with a hash where that can't be. Pure. */
public record TableNames(NameRules rules) {
  /** {@code known}: the tables that streams have. Refused where another stream has the table. */
  public String name(String stream, Map<String, String> known) {
    if (known.containsKey(stream)) {
      return Objects.requireNonNull(known.get(stream));
    }
    String name = rules.fits(stream) ? stream : rules.conformed(stream, NameRules.HASH_DIGITS);
    known.forEach(
        (other, table) -> {
          if (rules.same(table, name)) {
            throw refused(stream, other, name);
          }
        });
    return name;
  }

  private static SingerException refused(String stream, String other, String table) {
    return SingerException.data(
        "stream '"
            + stream
            + "': its table would be '"
            + table
            + "', which stream '"
            + other
            + "' has. To go on: rename one in the tap or by stream_maps (__alias__), or load them"
            + " into two schemas.");
  }
}
