package io.shoppipe.tap.http.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Undoes a body's Content-Encoding. */
final class Decoding {
  static final String ACCEPTED = "gzip, deflate";

  private static final int BUFFER = 1 << 14;
  private static final int ZLIB_HEADER = 0x78;

  private Decoding() {}

  static InputStream of(String encoding, InputStream body) throws IOException {
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> new GZIPInputStream(body, BUFFER);
      case "deflate" -> deflated(body);
      default ->
          throw new TransientException("a body in the encoding '" + encoding + "', not asked for");
    };
  }

  /** Some servers send it with zlib's header, as they should, some without. */
  private static InputStream deflated(InputStream body) throws IOException {
    BufferedInputStream peeked = new BufferedInputStream(body);
    peeked.mark(1);
    boolean bare = (peeked.read() & 0x0F) != (ZLIB_HEADER & 0x0F);
    peeked.reset();
    return new InflaterInputStream(peeked, new Inflater(bare), BUFFER);
  }
}
