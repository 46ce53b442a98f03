package io.shoppipe.tap.file;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** How a file is packed. */
public enum Compression {
  NONE(""),
  GZIP(".gz"),
  ZSTD(".zst");

  private static final int BLOCK = 1 << 16;
  private static final int MARK = 4;
  private static final byte[] ZSTD_MARK = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};

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

  /**
   * The content, unpacked: as the settings say, else as the name ends, else as its first bytes
   * tell.
   */
  static InputStream unpacked(Optional<Compression> told, String name, InputStream stored)
      throws IOException {
    Compression packed = told.orElse(of(name));
    if (packed != NONE) {
      return packed.unpack(new BufferedInputStream(stored, BLOCK));
    }
    if (told.isPresent()) {
      return stored;
    }
    PushbackInputStream content = new PushbackInputStream(stored, MARK);
    byte[] head = content.readNBytes(MARK);
    content.unread(head);
    if (head.length >= 2 && head[0] == 0x1F && head[1] == (byte) 0x8B) {
      return GZIP.unpack(new BufferedInputStream(content, BLOCK));
    }
    return Arrays.equals(head, ZSTD_MARK)
        ? ZSTD.unpack(new BufferedInputStream(content, BLOCK))
        : content;
  }

  /** The content, unpacked. */
  private InputStream unpack(InputStream packed) throws IOException {
    return switch (this) {
      case NONE -> packed;
      case GZIP -> new GZIPInputStream(packed, BLOCK);
      case ZSTD -> new ZstdInputStream(packed);
    };
  }
}
