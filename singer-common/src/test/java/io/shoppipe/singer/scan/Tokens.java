package io.shoppipe.singer.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text of JSON as a list of its tokens, by the scanner and by Jackson; empty where it is none.
 */
final class Tokens {
  private static final NameTable NAMES = new NameTable(List.of("a", "name", "é", "long name of a"));
  private static final JsonFactory JACKSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JsonScanner.DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** Jackson refuses half of a surrogate pair in a name, though it takes it in a string. */
  static final List<String> UNDECIDED = List.of("undecided");

  private Tokens() {}

  static List<String> byScanner(byte[] bytes, int start, int end) {
    JsonScanner in = new JsonScanner();
    in.reset(bytes, start, end);
    List<String> tokens = new ArrayList<>();
    try {
      value(in, tokens);
      return in.atEnd() ? tokens : List.of();
    } catch (JsonSyntaxException e) {
      if (e.position() < start || e.position() > end) {
        throw new AssertionError("a place outside: " + e.position(), e);
      }
      return List.of();
    }
  }

  /** Only the verdict, of the way that checks without reading. */
  static boolean skips(byte[] bytes, int start, int end) {
    JsonScanner in = new JsonScanner();
    in.reset(bytes, start, end);
    try {
      in.skip();
      return in.atEnd();
    } catch (JsonSyntaxException e) {
      return false;
    }
  }

  private static void value(JsonScanner in, List<String> tokens) {
    byte first = in.peek();
    if (first == '{') {
      object(in, tokens);
    } else if (first == '[') {
      tokens.add("[");
      in.enter();
      while (in.nextElement()) {
        value(in, tokens);
      }
      tokens.add("]");
    } else if (first == '"') {
      in.string();
      tokens.add('"' + in.textString());
    } else if (first == '-' || (first >= '0' && first <= '9')) {
      NumberScan number = in.number();
      tokens.add(
          new String(in.bytes(), number.start(), number.length(), StandardCharsets.US_ASCII));
    } else {
      int start = in.position();
      in.literal();
      tokens.add(new String(in.bytes(), start, in.position() - start, StandardCharsets.US_ASCII));
    }
  }

  private static void object(JsonScanner in, List<String> tokens) {
    tokens.add("{");
    in.enter();
    int guess = 0;
    while (in.nextMember()) {
      int name = in.name(NAMES, guess);
      tokens.add(
          name < 0
              ? ":" + in.textString()
              : List.of(":a", ":name", ":é", ":long name of a").get(name));
      guess = (name + 1) % NAMES.size();
      value(in, tokens);
    }
    tokens.add("}");
  }

  static List<String> byJackson(byte[] bytes) {
    List<String> tokens = new ArrayList<>();
    try (JsonParser parser = JACKSON.createParser(new String(bytes, StandardCharsets.UTF_8))) {
      int depth = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (depth == 0 && !tokens.isEmpty()) {
          return List.of(); // a second value
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        tokens.add(text(token, parser.getText()));
      }
      return tokens;
    } catch (JsonProcessingException e) {
      return e.getOriginalMessage().contains("surrogate") ? UNDECIDED : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonToken token, String text) {
    return switch (token) {
      case FIELD_NAME -> ':' + withoutLoneSurrogates(text);
      case VALUE_STRING -> '"' + withoutLoneSurrogates(text);
      default -> text;
    };
  }

  private static String withoutLoneSurrogates(String text) {
    StringBuilder whole = new StringBuilder();
    text.codePoints()
        .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
