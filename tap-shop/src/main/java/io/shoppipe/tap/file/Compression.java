package io.shoppipe.tap.file;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** How a file is packed. */
public enum Compression {
  NONE(""),
  GZIP(".gz"),
  ZSTD(".zst");

  private static final int BLOCK = 1 << 16;

  private final String ending;

  Compression(String ending) {
    this.ending = ending;
  }

  /** As the name ends. */
  static Compression of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(GZIP.ending) ? GZIP : lower.endsWith(ZSTD.ending) ? ZSTD : NONE;
  }

  /** The name without the ending. */
  String plain(String name) {
    return name.substring(0, name.length() - ending.length());
  }

  /** The content, unpacked. */
  InputStream unpack(InputStream packed) throws IOException {
    return switch (this) {
      case NONE -> packed;
      case GZIP -> new GZIPInputStream(packed, BLOCK);
      case ZSTD -> new ZstdInputStream(packed);
    };
  }
}
