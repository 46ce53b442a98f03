package io.shoppipe.target.export;

import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import java.util.List;
import java.util.Locale;

/** What an exported file is written as. */
public enum ExportFormat {
  CSV,
  PARQUET;

  /** The format of that name; without one what the address ends in tells. */
  static ExportFormat of(String name, Address to) {
    String given = name.isEmpty() ? ending(to) : name;
    for (ExportFormat format : values()) {
      if (format.word().equals(given.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw SingerException.config(
        name.isEmpty()
            ? to + ": the name does not tell the format. Say --format csv or --format parquet."
            : "--format '"
                + name
                + "' is unknown: it is csv or parquet."
                + NearMiss.hint(name, List.of("csv", "parquet")));
  }

  /** As it is typed, and as files' names end. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String ending(Address to) {
    return to.name().substring(to.name().lastIndexOf('.') + 1);
  }
}
