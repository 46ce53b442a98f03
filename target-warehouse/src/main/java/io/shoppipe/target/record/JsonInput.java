package io.shoppipe.target.record;

import com.fasterxml.jackson.core.JsonParser;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parser together with the bytes that it reads, so that a value can be copied as it stands in the
 * line. One object is used for all lines. Not thread-safe.
 */
public final class JsonInput {
  private @Nullable JsonParser parser;
  private byte[] bytes = new byte[0];
  private int base;

  /** {@code base} is where the parser's input begins in {@code bytes}. */
  public void reset(JsonParser parser, byte[] bytes, int base) {
    this.parser = parser;
    this.bytes = bytes;
    this.base = base;
  }

  public JsonParser parser() {
    return Objects.requireNonNull(parser);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the current token begins in {@link #bytes}. */
  public int tokenStart() {
    return base + (int) parser().currentTokenLocation().getByteOffset();
  }

  /** Where the parser stands in {@link #bytes}. */
  public int position() {
    return base + (int) parser().currentLocation().getByteOffset();
  }
}
