package io.shoppipe.singer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JSON document without the blanks between its parts, else byte for byte: numbers keep their
 * digits, strings their escapes, so that half a surrogate pair stays what it was.
 */
public final class CompactJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .build())
          .build();

  private CompactJson() {}

  /** The one document in the UTF-8 bytes from {@code start} to {@code end}. */
  public static String of(byte[] utf8, int start, int end) throws IOException {
    return decoded(bytes(utf8, start, end));
  }

  /** The same in UTF-8, which is checked. */
  public static byte[] bytes(byte[] utf8, int start, int end) throws IOException {
    check(utf8, start, end);
    return ofParsed(utf8, start, end);
  }

  /** The same of bytes that a parser has passed over; that they are UTF-8 is checked. */
  public static byte[] ofParsed(byte[] utf8, int start, int end) throws IOException {
    byte[] compact = new byte[end - start];
    int length = 0;
    boolean inString = false;
    boolean ascii = true;
    for (int i = start; i < end; i++) {
      byte b = utf8[i];
      ascii &= b >= 0;
      if (inString && b == '\\') {
        compact[length++] = b;
        i++;
        b = utf8[i];
      } else if (b == '"') {
        inString = !inString;
      } else if (!inString && (b == ' ' || b == '\t' || b == '\r' || b == '\n')) {
        continue;
      }
      compact[length++] = b;
    }
    byte[] found = length == compact.length ? compact : Arrays.copyOf(compact, length);
    if (!ascii) {
      decoded(found);
    }
    return found;
  }

  private static String decoded(byte[] utf8) throws JsonParseException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new JsonParseException(null, "bytes that are no UTF-8", e);
    }
  }

  /** Jackson takes no half of a surrogate pair in a member's name: it gets other letters there. */
  private static void check(byte[] utf8, int start, int end) throws IOException {
    try {
      check(FACTORY.createParser(utf8, start, end - start));
    } catch (JsonParseException e) {
      check(FACTORY.createParser(withoutSurrogates(utf8, start, end)));
    }
  }

  /** The same document with another letter for every escape of a surrogate. */
  private static byte[] withoutSurrogates(byte[] utf8, int start, int end) {
    byte[] json = Arrays.copyOfRange(utf8, start, end);
    for (int i = 0; i + 5 < json.length; i++) {
      if (json[i] == '\\' && json[i + 1] == 'u' && isSurrogate(json[i + 2], json[i + 3])) {
        json[i + 2] = '0'; // U+0800 to U+0FFF are letters like any other
      }
      i += json[i] == '\\' ? 1 : 0;
    }
    return json;
  }

  /** Whether the first two digits are those of D800 to DFFF; the others are left to the parser. */
  private static boolean isSurrogate(byte first, byte second) {
    return (first | 0x20) == 'd' && "89abcdef".indexOf(second | 0x20) >= 0;
  }

  private static void check(JsonParser json) throws IOException {
    try (JsonParser parser = json) {
      if (parser.nextToken() == null) {
        throw new JsonParseException(parser, "nothing there");
      }
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more than one value");
      }
    }
  }
}
