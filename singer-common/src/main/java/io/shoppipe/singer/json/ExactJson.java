package io.shoppipe.singer.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Jackson set up so that a number is never rounded: fractions are decimals with all their digits,
 * trailing zeros too. Thread-safe.
 */
public final class ExactJson {
  /** The one mapper; whoever needs it otherwise makes a copy. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
          .build();

  private ExactJson() {}

  /** The object in the first {@code length} bytes; UncheckedIOException where there is none. */
  public static ObjectNode object(byte[] json, int length) {
    try {
      return (ObjectNode) MAPPER.readTree(json, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
