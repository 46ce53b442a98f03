package io.shoppipe.tap.file;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.Stores;
import io.shoppipe.store.api.ChangedException;
import io.shoppipe.store.api.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Copies objects into a folder: whole and verified, or not at all. */
record Download(String stream, Stores stores, Path into) {
  /** The ETag of an object that S3 got in one piece; others are no digest of the content. */
  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

  FetchedFile of(StoredObject source) {
    Path to = into.resolve(source.address().name());
    Path part = into.resolve("." + source.address().name() + ".part");
    try {
      Files.createDirectories(into);
      MessageDigest digest = md5();
      long size;
      try (InputStream in =
          new DigestInputStream(stores.of(source.address()).open(source), digest)) {
        size = Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      verify(source, size, HexFormat.of().formatHex(digest.digest()));
      Files.move(part, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return new FetchedFile(source, to, -1);
    } catch (IOException e) {
      throw SingerException.external(
          "stream '"
              + stream
              + "': "
              + source.address()
              + " can't be copied to "
              + to
              + ": "
              + e.getMessage()
              + ". Check the folder and its room, then run again.",
          e);
    }
  }

  private void verify(StoredObject source, long size, String md5) {
    boolean digest = MD5.matcher(source.etag()).matches();
    if (size != source.size() || (digest && !md5.equals(source.etag()))) {
      throw new ChangedException(
          "stream '"
              + stream
              + "': "
              + source.address()
              + " was listed with "
              + source.size()
              + " bytes and ETag "
              + source.etag()
              + ", but "
              + size
              + " bytes"
              + (digest ? " of MD5 " + md5 : "")
              + " came. Run again.");
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has MD5", e);
    }
  }
}
