package io.shoppipe.models.artifact;

import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hashes as dbt writes them. */
final class Checksums {
  private static final long LARGEST_SEED = 1024 * 1024;

  private Checksums() {}

  /** dbt hashes small seeds as text without blanks around it, and big ones by their path only. */
  static Map<String, @Nullable Object> ofSeed(Path file, String path) {
    try {
      if (Files.size(file) > LARGEST_SEED) {
        return Values.of("name", "path", "checksum", path);
      }
      byte[] bytes = Files.readAllBytes(file);
      int bom = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB ? 3 : 0;
      String text = new String(bytes, bom, bytes.length - bom, StandardCharsets.UTF_8);
      return Values.of("name", "sha256", "checksum", sha256(text.strip()));
    } catch (IOException failed) {
      throw SingerException.config(path + ": can't be read: " + failed.getMessage());
    }
  }

  static String sha256(String text) {
    return hash("SHA-256", text);
  }

  static String md5(String text) {
    return hash("MD5", text);
  }

  private static String hash(String algorithm, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this JDK has no " + algorithm, missing);
    }
  }
}
