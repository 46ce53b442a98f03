package io.shoppipe.tap.file;

import io.shoppipe.singer.error.SingerException;
import java.util.Locale;

/** What a file holds. */
public enum FileFormat {
  CSV,
  JSONL;

  /** As the name ends, compression apart. */
  static FileFormat of(String name) {
    String plain = Compression.of(name).plain(name).toLowerCase(Locale.ROOT);
    if (plain.endsWith(".csv") || plain.endsWith(".tsv") || plain.endsWith(".txt")) {
      return CSV;
    }
    if (plain.endsWith(".jsonl") || plain.endsWith(".ndjson") || plain.endsWith(".json")) {
      return JSONL;
    }
    throw SingerException.config(
        "'" + name + "' does not tell by its name what it holds. Set files.format: csv or jsonl.");
  }

  /** What parts the cells where nobody says. */
  static char delimiter(String name) {
    String plain = Compression.of(name).plain(name).toLowerCase(Locale.ROOT);
    return plain.endsWith(".tsv") ? '\t' : ',';
  }
}
