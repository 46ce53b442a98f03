package io.shoppipe.target.export;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a file is known by: its size, its SHA-256, and how many lines end outside of quotes, which
 * are the rows of a CSV file and its header.
 */
record Fingerprint(long bytes, String sha256, long lines) {
  private static final int BLOCK = 1 << 16;

  /** Reads the stream to its end, a block at a time. */
  static Fingerprint of(InputStream in) throws IOException {
    MessageDigest digest = sha256Digest();
    byte[] block = new byte[BLOCK];
    long bytes = 0;
    long lines = 0;
    boolean quoted = false;
    for (int length = in.read(block); length >= 0; length = in.read(block)) {
      digest.update(block, 0, length);
      bytes += length;
      for (int i = 0; i < length; i++) {
        quoted ^= block[i] == '"';
        lines += block[i] == '\n' && !quoted ? 1 : 0;
      }
    }
    return new Fingerprint(bytes, HexFormat.of().formatHex(digest.digest()), lines);
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
